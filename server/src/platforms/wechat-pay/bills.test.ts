import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { merchant, signedJson } from '../test-support/pay-signer.ts';
import { startStub } from '../test-support/platform-stub.ts';
import { readBillRows } from './bill-rows.ts';
import { createWechatPay } from './client.ts';
import type { BillRow } from './types.ts';

const success =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注';
const refunds =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const summaryHead = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const cells = (values: readonly string[]): string => values.map((it) => `\`${it}`).join(',');

interface Sale {
  no: string;
  fen: number;
  name: string;
  attach?: string;
}

const saleRow = ({ no, fen, name, attach = '' }: Sale): string =>
  cells([
    '2026-03-01 10:00:01',
    'wxdemo',
    '1900000001',
    '0',
    '',
    `42${no}`,
    no,
    'oDemo',
    'JSAPI',
    'SUCCESS',
    'OTHERS',
    'CNY',
    yuan(fen),
    '0.00',
    name,
    attach,
    '0.06000',
    '0.60%',
    yuan(fen),
    '',
  ]);

const refundRow = cells([
  '2026-03-02 10:00:01',
  'wxdemo',
  '1900000001',
  '0',
  '',
  '4201',
  'pay_1',
  'oDemo',
  'JSAPI',
  'REFUND',
  'OTHERS',
  'CNY',
  '0.00',
  '0.00',
  '2026-03-02 10:00:01',
  '2026-03-02 10:00:09',
  '5031',
  'prf_1',
  '2.50',
  '0.00',
  'ORIGINAL',
  'SUCCESS',
  '茶',
  '',
  '-0.01500',
  '0.60%',
  '0.00',
  '3.00',
  '',
]);

const summary = (count: string, fen: number, refunded = '0.00', asked = '0.00'): string =>
  cells([count, yuan(fen), refunded, '0.00', '0.06000', yuan(fen), asked]);

const billOf = (sales: readonly Sale[], { bom = '\uFEFF', end = '\r\n', last = '\r\n' } = {}): string =>
  bom +
  [
    success,
    ...sales.map(saleRow),
    summaryHead,
    summary(
      `${sales.length}.0`,
      sales.reduce((sum, it) => sum + it.fen, 0),
    ),
  ].join(end) +
  last;

async function rowsOf(text: string, chunk = 7): Promise<BillRow[]> {
  const bytes = Buffer.from(text);
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const rows: BillRow[] = [];
  for await (const row of readBillRows(chunks())) rows.push(row);
  return rows;
}

const one: Sale = { no: 'pay_1', fen: 1000, name: 'Tea' };

test('a payment’s row', async () => {
  expect(await rowsOf(billOf([{ ...one, attach: 'a,b' }]))).toEqual([
    {
      at: Date.UTC(2026, 2, 1, 2, 0, 1),
      appId: 'wxdemo',
      mchId: '1900000001',
      transactionId: '42pay_1',
      outTradeNo: 'pay_1',
      openid: 'oDemo',
      tradeType: 'JSAPI',
      tradeState: 'SUCCESS',
      totalFen: 1000,
      refund: null,
      description: 'Tea',
      attach: 'a,b',
    },
  ]);
});

test('a refund’s row', async () => {
  const text = [refunds, refundRow, summaryHead, summary('1.0', 0, '2.50', '3.00')].join('\r\n');
  expect(await rowsOf(text)).toMatchObject([
    {
      at: Date.UTC(2026, 2, 2, 2, 0, 1),
      outTradeNo: 'pay_1',
      tradeState: 'REFUND',
      refund: { refundId: '5031', outRefundNo: 'prf_1', refundFen: 300, status: 'SUCCESS', succeededAt: Date.UTC(2026, 2, 2, 2, 0, 9) },
    },
  ]);
});

test.each<[string, string, string]>([
  ['commas', '茶,两盒,礼盒', '茶,两盒,礼盒'],
  ['quotes and backticks', '"茶" `特级`', '"茶" `特级`'],
  ['the border of two cells', '茶,`两盒', '茶,`两盒'],
  ['a line end', '茶\n两盒', '茶\n两盒'],
  ['what looks like the summary', '总交易单数', '总交易单数'],
  ['nothing', '', ''],
])('a product name with %s keeps every other cell in its place', async (_, name, read) => {
  const rows = await rowsOf(
    billOf([
      { ...one, name },
      { ...one, no: 'pay_2' },
    ]),
  );
  expect(rows).toMatchObject([{ description: read, attach: '', totalFen: 1000 }, { outTradeNo: 'pay_2' }]);
});

test.each([
  ['LF', { end: '\n' }],
  ['no BOM', { bom: '' }],
  ['no last line end', { last: '' }],
  ['an extra last line end', { last: '\r\n\r\n' }],
])('%s makes no difference', async (_, shape) => {
  expect(await rowsOf(billOf([one], shape))).toHaveLength(1);
});

test('a bill without rows is still a bill', async () => {
  expect(await rowsOf(billOf([]))).toEqual([]);
});

test.each([
  ['rows missing', billOf([one, one]).replace(/`2026[^\r]+\r\n/, '')],
  ['an amount changed', billOf([one]).replace('`10.00,`\r', '`10.00').replace('`10.00,`0.00,`Tea', '`1.00,`0.00,`Tea')],
  ['no summary', billOf([one]).split('总交易单数')[0] ?? ''],
  ['cells missing', billOf([one]).replace(',`Tea,`', ',`')],
  ['a time that is none', billOf([one]).replace('2026-03-01', '2026-13-01')],
  ['an amount that is none', billOf([one]).replaceAll('`10.00', '`ten')],
  ['no header', 'not a bill'],
  ['nothing', ''],
])('a bill with %s is not read', async (_, text) => {
  await expect(rowsOf(text)).rejects.toMatchObject({ code: 'platform.refused', data: { reason: 'unreadable_bill' } });
});

test('whatever the amounts, the names and the size of the pieces: what was written is read', async () => {
  const sale = fc.record({
    no: fc.stringMatching(/^[0-9A-Za-z_]{6,32}$/),
    fen: fc.integer({ min: 1, max: 10_000_000 }),
    name: fc.string({ maxLength: 40, unit: 'grapheme' }).filter((it) => !/[\r\n]/.test(it)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sale, { maxLength: 12 }), fc.integer({ min: 1, max: 300 }), async (sales, chunk) => {
      const rows = await rowsOf(billOf(sales), chunk);
      expect(rows.map((it) => ({ no: it.outTradeNo, fen: it.totalFen }))).toEqual(sales.map(({ no, fen }) => ({ no, fen })));
    }),
    { numRuns: 150 },
  );
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(file: Buffer, hash: string, address = (base: string) => `${base}/v3/billdownload/file?token=a%2Fb&tartype=gzip`) {
  const stub = await startStub(({ path }) =>
    path === '/v3/bill/tradebill'
      ? signedJson({ hash_type: 'SHA1', hash_value: hash, download_url: address(stub.url) })
      : { status: 200, text: file, headers: { 'content-type': 'application/octet-stream' } },
  );
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const pay = createWechatPay({
    mchId: merchant.mchId,
    appId: 'wxmini',
    apiBase: stub.url,
    credentials: async () => merchant,
    send: outgoing.send,
    clock: { now: () => Date.now() },
  });
  return { pay, stub };
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

test('a bill is asked for, downloaded from our own host only, unpacked and checked', async () => {
  const text = billOf([one]);
  const { pay, stub } = await world(
    gzipSync(text),
    sha1(text).toUpperCase(),
    () => 'https://evil.example/v3/billdownload/file?token=a%2Fb',
  );
  const bill = await pay.tradeBill('2026-03-01', 'SUCCESS');
  expect(stub.asked.map((it) => it.target)).toEqual([
    '/v3/bill/tradebill?bill_date=2026-03-01&bill_type=SUCCESS&tar_type=GZIP',
    '/v3/billdownload/file?token=a%2Fb',
  ]);
  const rows: BillRow[] = [];
  if (bill.state === 'ready') for await (const row of bill.rows) rows.push(row);
  expect(rows).toHaveLength(1);
});

test('a bill that comes unpacked is read as well', async () => {
  const text = billOf([one]);
  const { pay } = await world(Buffer.from(text), sha1(text));
  expect(await pay.tradeBill('2026-03-01', 'SUCCESS')).toMatchObject({ state: 'ready' });
});

test.each([
  ['another file', gzipSync(billOf([{ ...one, fen: 1 }]))],
  ['half a file', gzipSync(billOf([one])).subarray(0, 60)],
])('%s than the signed hash says gives not one row', async (_, file) => {
  const { pay } = await world(file, sha1(billOf([one])));
  await expect(pay.tradeBill('2026-03-01', 'SUCCESS')).rejects.toMatchObject({
    code: 'platform.unreachable',
    data: { reason: 'damaged_file' },
  });
});

test('a whole file that contradicts itself gives not one row either', async () => {
  const text = billOf([one, one]).replace(/`2026[^\r]+\r\n/, '');
  const { pay } = await world(gzipSync(text), sha1(text));
  await expect(pay.tradeBill('2026-03-01', 'SUCCESS')).rejects.toMatchObject({
    code: 'platform.refused',
    data: { reason: 'unreadable_bill' },
  });
});
