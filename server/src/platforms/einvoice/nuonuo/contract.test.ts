import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../kernel/errors.ts';
import { startSimulated } from '../../test-support/simulated.ts';
import type { Simulated } from '../../test-support/simulated.ts';
import type { Document, EInvoiceProvider, IssuedRow, IssueOrder, IssuerAccount } from '../port.ts';
import { createNuonuo } from './client.ts';

const account: IssuerAccount = {
  ...{ taxNo: '91330106MADEM0A15K', name: '连客示例食品（杭州）有限公司', address: '杭州市西湖区龙井路 1 号', phone: '0571-88888888' },
  ...{ bank: '中国工商银行杭州分行', account: '1202020202020202', clerk: '陈丽', payee: '吴安', checker: '林晓' },
  ...{ appKey: 'SIMKEY01', appSecret: 'SIMSECRET0000001' },
};
const row = (it: Partial<IssuedRow> = {}): IssuedRow => ({
  ...{
    kind: 'normal',
    printedName: '*焙烤食品*凤梨酥',
    taxCode: '1030207990000000000',
    spec: '12 枚',
    unit: '盒',
    quantity: '1',
    unitPrice: '88.5',
  },
  ...{ netFen: 8850, taxFen: 1150, totalFen: 10000, rateBps: 1300, mark: 'taxed', policy: '', ...it },
});
const plain = { quantity: null, unitPrice: null } as const;

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

let simulated: Simulated;
let nuonuo: EInvoiceProvider;
let counted = 0;
beforeAll(async () => {
  simulated = await startSimulated();
  const base = `${simulated.simulator.url}/nuonuo`;
  nuonuo = createNuonuo({ ...simulated.parts, gateway: `${base}/open/v1/services`, tokenBase: base });
});
afterAll(() => simulated.close());

const order = (it: Partial<IssueOrder> = {}): IssueOrder => ({
  serial: `LT${String((counted += 1)).padStart(10, '0')}`,
  type: 'normal',
  buyer: { name: '个人', taxNo: '', address: '', phone: '', bank: '', account: '' },
  email: '',
  remark: '订单号：1',
  orderedAt: Date.UTC(2026, 10, 30),
  rows: [row()],
  callbackUrl: 'http://127.0.0.1:9/callbacks/einvoice/nuonuo',
  ...it,
});

async function issued(it: IssueOrder): Promise<Document> {
  expect(await nuonuo.issue(account, it)).toMatchObject({ is: 'taken' });
  for (let tries = 0; tries < 100; tries += 1) {
    const [document] = await nuonuo.find(account, [it.serial]);
    if (document?.status === 'issued') return document;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('not issued');
}

it('issues, tells the same of it as was ordered, and gives the files', async () => {
  const document = await issued(order());
  expect(document).toMatchObject({ netFen: 8850, taxFen: 1150, problem: null });
  expect(document.number).toMatch(/^\d{20}$/);
  const pdf = document.files.find((it) => it.kind === 'pdf');
  expect((await nuonuo.file(pdf?.url ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
});

it('takes discounts, exempt and special ones, and every rate there is', async () => {
  const discounted = row({ kind: 'discounted', netFen: 8850, taxFen: 1150, totalFen: 10000, ...plain });
  const discount = row({ kind: 'discount', netFen: -885, taxFen: -115, totalFen: -1000, ...plain });
  const exempt = row({ ...plain, netFen: 500, taxFen: 0, totalFen: 500, rateBps: 0, mark: 'exempt' });
  const half = row({ ...plain, netFen: 1000, taxFen: 15, totalFen: 1015, rateBps: 150, policy: '10' });
  expect(await issued(order({ rows: [discounted, discount, exempt, half] }))).toMatchObject({ netFen: 9465, taxFen: 1050 });
  const buyer = { ...order().buyer, name: '杭州某某贸易有限公司', taxNo: '913101151234567880', bank: '招商银行', account: '123' };
  expect((await issued(order({ type: 'special', buyer }))).number).toMatch(/^\d{20}$/);
});

it('a number is used once: sent again it is known, and asked about it is found', async () => {
  const it = order();
  await issued(it);
  expect(await nuonuo.issue(account, it)).toEqual({ is: 'known' });
  expect(await nuonuo.find(account, ['LTNOSUCH', it.serial])).toHaveLength(1);
  expect(await nuonuo.find(account, ['LTNOSUCH'])).toEqual([]);
});

it('what is held up has not happened, and what is wrong is refused for good', async () => {
  for (const kind of ['login', 'quota', 'busy'] as const) {
    simulated.simulator.control.setInvoiceFault({ kind, times: 1 });
    const it = order();
    expect(await nuonuo.issue(account, it)).toMatchObject({ is: 'held', by: kind });
    expect(await nuonuo.find(account, [it.serial])).toEqual([]);
    simulated.simulator.control.drawerLogsIn({ taxNo: account.taxNo });
  }
  expect(await nuonuo.issue(account, order({ rows: [row({ taxFen: 1100, totalFen: 9950 })] }))).toMatchObject({
    is: 'refused',
    code: 'E9131',
    retryable: false,
  });
  expect(await nuonuo.issue({ ...account, appSecret: 'wrong' }, order())).toMatchObject({ is: 'held', by: 'credential' });
});

it('a lost answer is an unknown outcome: asked about, it turns out to have been taken', async () => {
  simulated.simulator.control.setInvoiceFault({ kind: 'timeout_after_accept' });
  const it = order();
  expect(await codeOf(nuonuo.issue(account, it))).toBe('platform.unreachable');
  expect(await nuonuo.find(account, [it.serial])).toHaveLength(1);
});

it('a red letter that needs nobody is confirmed at once, issued under a number of its own, and both are in the list', async () => {
  const it = order();
  const blue = await issued(it);
  const red = {
    serial: `LTR${counted}`,
    blueNumber: blue.number ?? '',
    type: 'normal',
    reason: 'return',
    netFen: 8850,
    taxFen: 1150,
  } as const;
  expect(await nuonuo.raiseRed(account, { ...red, buyer: { name: '个人', taxNo: '' } })).toMatchObject({ is: 'taken' });
  const [confirmation] = await nuonuo.findReds(account, { serials: [red.serial] });
  expect(confirmation).toMatchObject({ status: 'confirmed', raisedBy: 'seller', blueNumber: blue.number });
  const serial = `LTQ${counted}`;
  const { billNo, billUuid } = confirmation ?? { billNo: '', billUuid: '' };
  const callbackUrl = order().callbackUrl;
  expect(
    await nuonuo.issueRed(account, { serial, blueNumber: red.blueNumber, billNo, billUuid, type: 'normal', callbackUrl }),
  ).toMatchObject({ is: 'taken' });
  let found: Document | undefined;
  for (let tries = 0; tries < 100 && found?.status !== 'issued'; tries += 1) {
    [found] = await nuonuo.find(account, [serial]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(found).toMatchObject({ status: 'issued', netFen: -8850, taxFen: -1150 });
  const now = Date.now();
  const listed: Document[] = [];
  for (let page: number | null = 0; page !== null;) {
    const answer: { documents: Document[]; next: number | null } = await nuonuo.list(
      account,
      { from: now - 25 * 86_400_000, until: now + 86_400_000 },
      page,
    );
    listed.push(...answer.documents);
    page = answer.next;
  }
  expect(listed.map((it) => it.serial)).toEqual(expect.arrayContaining([it.serial, serial]));
});

it('a red letter on a booked invoice waits for the buyer and can be withdrawn', async () => {
  const blue = await issued(
    order({ type: 'special', buyer: { ...order().buyer, name: '杭州某某贸易有限公司', taxNo: '913101151234567880' } }),
  );
  simulated.simulator.control.markInvoiceBooked({ number: blue.number ?? '', booked: true });
  const serial = `LTW${counted}`;
  const red = { serial, blueNumber: blue.number ?? '', type: 'special', reason: 'wrong', netFen: 8850, taxFen: 1150 } as const;
  await nuonuo.raiseRed(account, { ...red, buyer: { name: '杭州某某贸易有限公司', taxNo: '913101151234567880' } });
  const [waiting] = await nuonuo.findReds(account, { serials: [serial] });
  expect(waiting).toMatchObject({ status: 'waiting_buyer' });
  await nuonuo.withdrawRed(account, waiting ?? { billNo: '', billUuid: '' });
  expect((await nuonuo.findReds(account, { serials: [serial] }))[0]?.status).toBe('withdrawn');
});

it('mails an issued invoice, and says what was wrong when it cannot', async () => {
  const blue = await issued(order());
  await nuonuo.mail(account, blue.number ?? '', 'kehu@example.cn');
  expect(await codeOf(nuonuo.mail(account, '1'.repeat(20), 'kehu@example.cn'))).toBe('platform.refused');
});
