import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InvoiceMaker } from './invoice-maker.ts';
import { createInvoiceMaker, row, SELLER } from './invoice-maker.ts';

let maker: InvoiceMaker;
beforeEach(async () => {
  maker = await createInvoiceMaker();
});
afterEach(() => maker.close());

const HOUR_MS = 3_600_000;

describe('a red confirmation', () => {
  it('needs nobody while the buyer has not used the blue one, and leads to a red invoice of its own', async () => {
    const rows = [
      row({ invoiceLineProperty: '2', price: '44.25', num: '2' }),
      row({ taxExcludedAmount: '-8.85', tax: '-1.15', taxIncludedAmount: '-10.00', invoiceLineProperty: '1' }),
    ];
    const number = await maker.issued('A1', { invoiceDetail: rows });
    expect(await maker.raise(number, 'R1')).toMatchObject({ code: 'E0000', result: 'R1' });
    expect(await maker.red('R1')).toMatchObject({
      billStatus: '01',
      openStatus: '0',
      applySource: '0',
      blueInvoiceNumber: number,
      taxExcludedAmount: '-79.65',
      taxAmount: '-10.35',
    });
    expect((await maker.fastRed('A2', number, 'R1')).code).toBe('E0000');
    expect((await maker.fastRed('A3', number, 'R1')).code).toBe('E9103');
    await maker.until(async () => (await maker.red('R1'))['openStatus'] === '1');
    await maker.until(async () => (await maker.find('A2')).found[0]?.['status'] === '2');
    const [found] = (await maker.find('A2')).found;
    expect(found).toMatchObject({ orderAmount: '-90.00', oldEleInvoiceNumber: number, invoiceType: '2', redReason: '1' });
    expect(found?.['allElectronicInvoiceNumber']).not.toBe(number);
    expect(found?.['invoiceItems']).toMatchObject([{ itemAmount: '-79.65', invoiceLineProperty: '0', itemNum: '' }]);
    expect((await maker.red('R1'))['orderNo']).toBe('A2');
    expect((await maker.raise(number, 'R2')).code).toBe('E9103');
  });

  it('is one at a time, of the same buyer, under its own number', async () => {
    const number = await maker.issued('A1');
    maker.control.markInvoiceBooked({ number });
    expect((await maker.raise('26332000000000000000', 'R1')).code).toBe('E9102');
    expect((await maker.raise(number, 'R1', { buyerName: '别人' })).code).toBe('E9117');
    expect((await maker.raise(number, 'R1', { buyerTaxNo: '91440300MADEM0A152' })).code).toBe('E9118');
    expect((await maker.raise(number, 'R1')).code).toBe('E0000');
    expect((await maker.raise(number, 'R1')).code).toBe('E9106');
    expect((await maker.raise(number, 'R2')).code).toBe('E9103');
  });

  it('waits for a buyer who has booked it: agreed, refused, or too late after 72 hours', async () => {
    const numbers = [await maker.issued('A1'), await maker.issued('A2'), await maker.issued('A3')];
    for (const [index, number] of numbers.entries()) {
      maker.control.markInvoiceBooked({ number });
      await maker.raise(number, `R${index}`);
    }
    expect(await maker.red('R0')).toMatchObject({ billStatus: '02' });
    expect((await maker.fastRed('B0', numbers[0] ?? '', 'R0')).code).toBe('E9102');
    maker.control.buyerAnswersRed({ billNo: (await maker.red('R0'))['billNo'] ?? '', agree: true });
    maker.control.buyerAnswersRed({ billNo: 'R1', agree: false });
    expect((await maker.fastRed('B0', numbers[0] ?? '', 'R0')).code).toBe('E0000');
    maker.control.advanceTime({ advanceMs: 72 * HOUR_MS });
    expect(maker.control.invoiceReds().reds.map((one) => one.status)).toEqual(['04', '05', '07']);
  });

  it('is void 72 hours after it was raised, and may then be raised anew', async () => {
    const number = await maker.issued('A1');
    maker.control.setInvoiceFault({ kind: 'red_waits' });
    await maker.raise(number, 'R1');
    // A token lives for a day, so time is made to run faster instead of being jumped.
    maker.control.setInvoiceSpeed({ redHours: 1 });
    maker.control.advanceTime({ advanceMs: HOUR_MS - 1_000 });
    expect((await maker.red('R1'))['billStatus']).toBe('02');
    maker.control.advanceTime({ advanceMs: 1_000 });
    expect(await maker.red('R1')).toMatchObject({ billStatus: '07', billMessage: expect.stringContaining('72小时') as string });
    expect(() => maker.control.buyerAnswersRed({ billNo: 'R1', agree: true })).toThrow('不在等购方确认');
    expect((await maker.raise(number, 'R2')).code).toBe('E0000');
  });

  it('can be withdrawn, before and after it was agreed, not once the red one stands', async () => {
    const number = await maker.issued('A1');
    const cancel = (billId: string) => maker.call('confirmInfoCancel', { billId, identity: '0' });
    maker.control.setInvoiceFault({ kind: 'red_waits' });
    await maker.raise(number, 'R1');
    expect((await cancel('R1')).code).toBe('E0000');
    await maker.raise(number, 'R2');
    expect((await cancel('R2')).code).toBe('E0000');
    await maker.raise(number, 'R3');
    await maker.fastRed('B1', number, 'R3');
    expect((await cancel('R3')).code).toBe('E9103');
    expect(maker.control.invoiceReds().reds.map((one) => one.status)).toEqual(['08', '09', '01']);
  });

  it('is refused at once where that is asked for', async () => {
    const number = await maker.issued('A1');
    maker.control.setInvoiceFault({ kind: 'red_refused' });
    await maker.raise(number, 'R1');
    expect(await maker.red('R1')).toMatchObject({ billStatus: '05', billMessage: expect.stringContaining('否认') as string });
  });

  it('can be raised by the buyer: the seller finds it, and agrees or refuses', async () => {
    const first = await maker.issued('A1');
    const second = await maker.issued('A2');
    const one = maker.control.buyerRaisesRed({ number: first });
    maker.control.buyerRaisesRed({ number: second });
    expect(() => maker.control.buyerRaisesRed({ number: first })).toThrow('已存在');
    const { result } = await maker.call('queryInvoiceRedConfirm', { identity: '0', billStatus: '03', pageSize: '50' });
    const { total, list } = result as { total: string; list: Record<string, string>[] };
    expect(total).toBe('2');
    expect(list.map((each) => [each['applySource'], each['blueInvoiceNumber']])).toEqual([
      ['1', second],
      ['1', first],
    ]);
    const answer = (billUuid: string, confirmAgreement: string) => maker.call('confirm', { billUuid, identity: '0', confirmAgreement });
    expect((await answer(one.billUuid, '1')).code).toBe('E0000');
    expect((await answer(list[0]?.['billUuid'] ?? '', '0')).code).toBe('E0000');
    expect((await answer(one.billUuid, '1')).code).toBe('E9102');
    expect(maker.control.invoiceReds().reds.map((each) => each.status)).toEqual(['04', '06']);
    expect((await maker.fastRed('B1', first, one.billId)).code).toBe('E0000');
  });

  it('is free again where its red invoice failed', async () => {
    const number = await maker.issued('A1');
    await maker.raise(number, 'R1');
    maker.control.setInvoiceFault({ kind: 'fail_retryable', method: 'fastInvoiceRed' });
    await maker.fastRed('B1', number, 'R1');
    await maker.until(async () => (await maker.find('B1')).found[0]?.['status'] === '22');
    expect((await maker.fastRed('B1', number, 'R1')).code).toBe('E9106');
    expect((await maker.fastRed('B2', number, 'R1')).code).toBe('E0000');
  });
});

it('a thousand invoices, a hundred at once, each get their own number', async () => {
  const numbers = new Set<string>();
  const count = 1_000;
  for (let start = 0; start < count; start += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, index) => maker.issue(`N${start + index}`, { callBackUrl: '' })));
  }
  await maker.until(() => maker.control.invoiceDocuments({ limit: 0 }).sums.issued === count);
  for (const one of maker.control.invoiceDocuments().documents) numbers.add(one.number);
  expect(numbers.size).toBe(count);
  expect(maker.control.invoiceDocuments({ taxNo: SELLER, limit: 0 }).sums).toMatchObject({ count, netFen: count * 8_850, issuing: 0 });
});
