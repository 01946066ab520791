import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from './merchant.ts';
import { createMerchant } from './merchant.ts';

let merchant: Merchant;
beforeEach(async () => {
  merchant = await createMerchant();
});
afterEach(() => merchant.close());

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const ask = (type: string, more = '', day = today()) => merchant.call(`/v3/bill/tradebill?bill_date=${day}&bill_type=${type}${more}`);

async function file(type: string, more = '') {
  const { body } = await ask(type, more);
  const url = new URL(String(body['download_url']));
  const answer = await merchant.raw(url.pathname.replace(/^\/pay/, '') + url.search);
  expect(answer.headers.get('wechatpay-signature')).toBeNull();
  const bytes = Buffer.from(await answer.arrayBuffer());
  const plain = more ? gunzipSync(bytes) : bytes;
  expect(createHash('sha1').update(plain).digest('hex')).toBe(body['hash_value']);
  return plain;
}

describe('trade bills', () => {
  beforeEach(async () => {
    merchant.control.billsReady({ ready: true });
    await merchant.pay('T000001', { description: '龙井, 半斤`装', attach: 'a=1' });
    await merchant.pay('T000002', { amount: { total: 1_000, currency: 'CNY' } });
    await merchant.prepay('T000003');
    await merchant.refund('T000001', 'R1', 345);
  });

  it('ALL: BOM, CRLF, 27 columns, backticks, yuan, summary', async () => {
    const bytes = await file('ALL');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString('utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head, first, second, third, summaryHead, summary, rest] = text.split('\r\n');
    expect(rest).toBe('');
    expect(head?.split(',')).toHaveLength(27);
    const cells = (row = '') => row.slice(1).split(',`');
    expect(cells(first)).toHaveLength(27);
    expect(first).toMatch(/^`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,`wx/);
    expect(cells(first).slice(8)).toEqual([
      'JSAPI', 'SUCCESS', 'OTHERS', 'CNY', '123.45', '0.00', '0', '0', '0.00', '0.00', '', '', '龙井, 半斤`装', 'a=1',
      '0.74070', '0.60%', '123.45', '0.00', '',
    ]); // prettier-ignore
    expect(cells(second)[6]).toBe('T000002');
    expect(cells(third).slice(9)).toEqual([
      'REFUND', 'OTHERS', 'CNY', '0.00', '0.00', expect.stringMatching(/^503\d{26}$/), 'R1', '3.45', '0.00', 'ORIGINAL', 'SUCCESS',
      '龙井, 半斤`装', 'a=1', '-0.02070', '0.60%', '0.00', '3.45', '',
    ]); // prettier-ignore
    expect(summaryHead).toBe('总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额');
    expect(summary).toBe('`3.0,`133.45,`3.45,`0.00,`0.78000,`133.45,`3.45');
  });

  it('SUCCESS has 20 columns, REFUND 29; packed ones are gzip', async () => {
    const columns = (bytes: Buffer) => bytes.toString('utf8').split('\r\n')[0]?.split(',') ?? [];
    const success = await file('SUCCESS', '&tar_type=GZIP');
    expect(columns(success)).toHaveLength(20);
    expect(success.toString('utf8').split('\r\n')).toHaveLength(6);
    const refunds = await file('REFUND');
    expect(columns(refunds)).toHaveLength(29);
    expect(columns(refunds).slice(14, 17)).toEqual(['退款申请时间', '退款成功时间', '微信退款单号']);
    expect(refunds.toString('utf8').split('\r\n')[1]?.split(',`')).toHaveLength(29);
    expect(refunds.toString('utf8')).toContain('`-0.02070');
  });

  it('a bill can slip: a row left out, another amount', async () => {
    merchant.control.slipBill({ outTradeNo: 'T000001', leftOut: true });
    merchant.control.slipBill({ outTradeNo: 'T000002', amountFen: 999 });
    const text = (await file('SUCCESS')).toString('utf8');
    expect(text).not.toContain('T000001');
    expect(text).toContain('`9.99');
  });

  it('money of another way stands in it', async () => {
    const foreign = await merchant.control.foreignPayment({ amountFen: 7 });
    expect((await file('ALL')).toString('utf8')).toContain(foreign.outTradeNo);
    expect(merchant.server.received).toHaveLength(3);
    await merchant.post('/box/pay/foreign', { amountFen: 8, outTradeNo: 'X000001', notify: true });
    expect(merchant.notice(3).open()).toMatchObject({ out_trade_no: 'X000001', amount: { total: 8 } });
  });
});

describe('when bills are there', () => {
  it('not today, not before ten tomorrow, not for a day without money', async () => {
    await merchant.pay('T000001');
    const code = async (day?: string) => (await ask('ALL', '', day)).body['code'];
    expect(await code()).toBe('NO_STATEMENT_EXIST');
    expect(await code('2026-02-30')).toBe('PARAM_ERROR');
    merchant.control.billsReady({ ready: true });
    expect(await code()).toBeUndefined();
    expect(await code('2026-01-01')).toBe('NO_STATEMENT_EXIST');
    expect((await ask('OTHER')).body['code']).toBe('PARAM_ERROR');
  });

  it('by the simulator’s own clock, in Beijing', async () => {
    await merchant.pay('T000001');
    const day = today();
    const midnight = Date.parse(`${day}T00:00:00+08:00`) + 86_400_000;
    const at = async (ms: number) => {
      merchant.control.advanceTime({ advanceMs: ms - merchant.control.state().now });
      const timestamp = Math.floor(merchant.control.state().now / 1000);
      return (await merchant.call(`/v3/bill/tradebill?bill_date=${day}`, { change: { timestamp } })).body['code'];
    };
    expect(await at(midnight + 60_000)).toBe('STATEMENT_CREATING');
    expect(await at(midnight + 10 * 3_600_000 - 60_000)).toBe('STATEMENT_CREATING');
    expect(await at(midnight + 10 * 3_600_000)).toBeUndefined();
    expect(await at(midnight + 93 * 86_400_000)).toBe('PARAM_ERROR');
  });

  it('the address lives five minutes', async () => {
    await merchant.pay('T000001');
    merchant.control.billsReady({ ready: true });
    const { body } = await ask('ALL');
    const url = new URL(String(body['download_url']));
    merchant.control.advanceTime({ advanceMs: 300_000 });
    const timestamp = Math.floor(merchant.control.state().now / 1000);
    expect((await merchant.raw(url.pathname.slice(4) + url.search, { change: { timestamp } })).status).toBe(400);
  });
});
