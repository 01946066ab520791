import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { billLine } from '../../../test/fake-wechat-pay.ts';
import { refusalOf } from '../../../test/coupon-world.ts';
import { createPaymentWorld } from '../../../test/payment-world.ts';
import type { PaymentWorld } from '../../../test/payment-world.ts';
import { emptyTables } from '../../../test/test-staff.ts';
import { AppError } from '../../kernel/errors.ts';
import { downloadDay } from './index.ts';
import { areBillsDue } from './jobs/fetch-due-bills.ts';

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 5, 10, 4);
const [d9, d10, d11] = ['2026-06-09', '2026-06-10', '2026-06-11'];

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld(noon);
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables({ deps: world.ctx() }, 'payments', 'payment_refunds', 'bill_runs', 'bill_rows', 'bill_differences', 'alarms');
  world.pass(noon - world.now());
  world.fake.forget();
});

const untilBills = (days = 1): void => world.pass(noon + days * day - world.now());
const fetchDay = async (of: string) => (await world.payments.routes['staff.reconciliation.fetch'](world.staff(), { day: of })).day;
const list = async (status?: 'open' | 'healed' | 'ignored') =>
  (await world.payments.routes['staff.reconciliation.differences'](world.staff(), { status, limit: 20 })).differences;
const heal = async (id: string) => (await world.payments.routes['staff.reconciliation.heal'](world.staff(), { id })).difference;
const ignore = async (id: string, reason = '线下收款，已核对') =>
  (await world.payments.routes['staff.reconciliation.ignore'](world.staff(), { id, reason })).difference;
const days = (until?: string) => world.payments.routes['staff.reconciliation.days'](world.staff(), { until, limit: 31 });
const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};

async function refunded(amountFen: number): Promise<{ payment: string; refund: string; payableId: string }> {
  const { id, payableId } = await world.paid();
  const refund = await world.refund(payableId, amountFen);
  await world.run('send-refund', { refundId: refund });
  return { payment: id, refund, payableId };
}

describe('a day that agrees', () => {
  it('has no difference, the sums of both sides, and no alarm', async () => {
    await world.paid(1_000);
    await world.paid(2_500);
    await refunded(990);
    untilBills();
    expect(await fetchDay(d10)).toMatchObject({
      status: 'done',
      paid: { theirs: { count: 3, fen: 5_490 }, ours: { count: 3, fen: 5_490 } },
      refunded: { theirs: { count: 1, fen: 990 }, ours: { count: 1, fen: 990 } },
      differences: { open: 0, healed: 0, ignored: 0 },
      fetchedAt: world.now(),
      problem: null,
    });
    expect(await list()).toEqual([]);
    expect(await world.alarms(d10)).toEqual([]);
  });

  it('without anything is done too', async () => {
    untilBills();
    expect(await fetchDay(d10)).toMatchObject({ status: 'done', paid: { theirs: { count: 0, fen: 0 } } });
  });
});

describe('what differs', () => {
  it('is told by kind: missing here, missing there, another amount, another state; with one alarm for the day', async () => {
    const [fine, left, wrong, unheard] = [await world.paid(), await world.paid(500), await world.paid(700), await world.opened(900)];
    world.fake.leftOut.add(left.id);
    const paid = world.fake.transactions.get(wrong.id);
    if (!paid) throw new Error('it was paid');
    world.fake.billLines.push({ day: d10, row: billLine(paid, { totalFen: 70 }) });
    world.fake.billLines.push({ day: d10, row: billLine(paid, { outTradeNo: 'by_hand_1', transactionId: '4200009', totalFen: 123 }) });
    world.fake.pay(unheard.id);
    untilBills();
    expect((await fetchDay(d10)).differences).toEqual({ open: 4, healed: 0, ignored: 0 });
    const told = (await list('open')).map(({ number, kind, oursFen, theirsFen, can }) => ({
      number,
      kind,
      oursFen,
      theirsFen,
      heal: can.heal,
    }));
    const sorted = (items: typeof told): typeof told => items.sort((a, b) => (a.number < b.number ? -1 : 1));
    expect(sorted(told)).toEqual(
      sorted([
        { number: left.id, kind: 'missing_there', oursFen: 500, theirsFen: null, heal: true },
        { number: wrong.id, kind: 'amount_differs', oursFen: 700, theirsFen: 70, heal: false },
        { number: 'by_hand_1', kind: 'missing_here', oursFen: null, theirsFen: 123, heal: false },
        { number: unheard.id, kind: 'status_differs', oursFen: 900, theirsFen: 900, heal: true },
      ]),
    );
    expect(told.map((it) => it.number)).not.toContain(fine.id);
    expect(await world.alarms(d10)).toEqual([{ kind: 'reconciliation.difference', times: 1, settled_at: 0 }]);
  });

  it('among refunds likewise', async () => {
    const [left, wrong] = [await refunded(300), await refunded(400)];
    world.fake.leftOut.add(left.refund);
    const of = world.fake.transactions.get(wrong.payment);
    if (!of) throw new Error('it was paid');
    const refund = { refundId: '1', outRefundNo: wrong.refund, refundFen: 40, status: 'SUCCESS', succeededAt: world.now() };
    world.fake.billLines.push({ day: d10, row: billLine(of, { refund }) });
    world.fake.billLines.push({ day: d10, row: billLine(of, { refund: { ...refund, outRefundNo: 'by_hand', refundFen: 7 } }) });
    untilBills();
    await fetchDay(d10);
    expect(Object.fromEntries((await list('open')).map((it) => [it.number, `${it.subject} ${it.kind}`]))).toEqual({
      [left.refund]: 'refund missing_there',
      [wrong.refund]: 'refund amount_differs',
      by_hand: 'refund missing_here',
    });
  });

  it('that a refund was still on its way when the bill was made is no difference', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { payment, refund } = await refunded(300);
    const of = world.fake.transactions.get(payment);
    if (!of) throw new Error('it was paid');
    const line = {
      refundId: world.fake.refunds.get(refund)?.refundId ?? '',
      outRefundNo: refund,
      refundFen: 300,
      status: 'PROCESSING',
      succeededAt: null,
    };
    world.fake.billLines.push({ day: d10, row: billLine(of, { refund: line }) });
    untilBills();
    await fetchDay(d10);
    expect(await list()).toEqual([]);
  });

  it('is written down once, however often the day is fetched, and heals by itself when it no longer differs', async () => {
    const { id } = await world.opened();
    const said = world.fake.pay(id);
    untilBills();
    await fetchDay(d10);
    await fetchDay(d10);
    expect(only(await list())).toMatchObject({ number: id, status: 'open' });
    await world.notice(said); // the notice came after all
    expect((await fetchDay(d10)).differences).toEqual({ open: 0, healed: 1, ignored: 0 });
    expect(await world.alarms(d10)).toEqual([{ kind: 'reconciliation.difference', times: 2, settled_at: world.now() }]);
  });

  it('reads a long bill in pieces', async () => {
    const { id } = await world.paid();
    const of = world.fake.transactions.get(id);
    if (!of) throw new Error('it was paid');
    for (let at = 0; at < 1_203; at += 1)
      world.fake.billLines.push({ day: d10, row: billLine(of, { outTradeNo: `foreign_${at}`, transactionId: `42${at}`, totalFen: 10 }) });
    untilBills();
    expect(await fetchDay(d10)).toMatchObject({ paid: { theirs: { count: 1_204, fen: 14_020 } }, differences: { open: 1_203 } });
    expect((await fetchDay(d10)).differences.open).toBe(1_203);
  });
});

describe('around midnight', () => {
  it('what is in the bill of the next day is not missing, and what is in none is said once that bill is there', async () => {
    world.pass(Date.UTC(2026, 5, 10, 15, 58) - world.now()); // 23:58
    const [late, lost] = [await world.paid(), await world.paid()];
    const of = world.fake.transactions.get(late.id);
    if (!of) throw new Error('it was paid');
    world.fake.leftOut.add(late.id).add(lost.id);
    world.fake.billLines.push({ day: d11, row: billLine(of) });
    world.pass(noon + day - world.now());
    await fetchDay(d10);
    expect(await list('open'), 'not before the next bill is there').toEqual([]);
    world.pass(day);
    await fetchDay(d11);
    expect(only(await list('open'))).toMatchObject({ day: d10, number: lost.id, kind: 'missing_there' });
  });
});

describe('healing', () => {
  it('a payment we missed fulfils it', async () => {
    const { id, payableId } = await world.opened();
    world.fake.pay(id);
    untilBills();
    await fetchDay(d10);
    const difference = only(await list('open'));
    expect(await heal(difference.id)).toMatchObject({ status: 'healed', by: { staffId: 'stf_admin' }, can: { heal: false } });
    expect(await world.told(payableId)).toEqual(['paid 1990']);
    expect(await world.alarms(d10)).toMatchObject([{ settled_at: world.now() }]);
    expect((await world.ctx().db('audit_log').where({ subject_id: difference.id }).first<{ action: string }>()).action).toBe(
      'reconciliation.healed',
    );
    expect(await heal(difference.id), 'again').toMatchObject({ status: 'healed' });
  });

  it('a payment whose thing is gone gives it back', async () => {
    const { id } = await world.opened();
    world.fake.pay(id);
    await world.ctx().db('payments').where({ id }).update({ payable_id: 'gone_for_good' });
    untilBills();
    await fetchDay(d10);
    await heal(only(await list('open')).id);
    expect(await world.payment(id)).toMatchObject({ status: 'paid', late: 1, refunded_fen: 1_990 });
  });

  it('a refund we did not hear of follows it up', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { refund, payableId } = await refunded(300);
    const known = world.fake.refunds.get(refund);
    if (!known) throw new Error('it was sent');
    world.fake.refunds.set(refund, { ...known, status: 'SUCCESS', succeededAt: world.now() });
    untilBills();
    await fetchDay(d10);
    const difference = only(await list('open'));
    expect(difference).toMatchObject({ subject: 'refund', kind: 'status_differs', orderId: null });
    expect(await heal(difference.id)).toMatchObject({ status: 'healed' });
    expect(await world.told(payableId)).toContain('cause_1 succeeded 300');
  });

  it('what only the bill left out is confirmed by WeChat, and stays at rest', async () => {
    const { id } = await world.paid();
    world.fake.leftOut.add(id);
    untilBills();
    await fetchDay(d10);
    expect(await heal(only(await list('open')).id)).toMatchObject({ status: 'healed' });
    expect((await fetchDay(d10)).differences).toEqual({ open: 0, healed: 1, ignored: 0 });
  });

  it('is refused for what is not ours, for another amount, and for what WeChat does not know either', async () => {
    const [wrong, invented] = [await world.paid(700), await world.paid()];
    const of = world.fake.transactions.get(wrong.id);
    if (!of) throw new Error('it was paid');
    world.fake.billLines.push({ day: d10, row: billLine(of, { totalFen: 70 }) });
    world.fake.billLines.push({ day: d10, row: billLine(of, { outTradeNo: 'by_hand' }) });
    world.fake.transactions.delete(invented.id);
    untilBills();
    await fetchDay(d10);
    const open = await list('open');
    expect(open).toHaveLength(3);
    for (const { id } of open) expect(await refusalOf(heal(id))).toBe('payment.cannot_heal');
    expect(await list('open')).toHaveLength(3);
    expect(await refusalOf(heal('bdf_none'))).toBe('payment.difference_not_found');
  });
});

describe('ignoring', () => {
  it('keeps the reason and who said so, and stays so when the day is fetched again', async () => {
    const { id } = await world.paid();
    world.fake.leftOut.add(id);
    untilBills();
    await fetchDay(d10);
    expect(await ignore(only(await list('open')).id)).toMatchObject({
      status: 'ignored',
      note: '线下收款，已核对',
      by: { staffId: 'stf_admin' },
    });
    expect((await fetchDay(d10)).differences).toEqual({ open: 0, healed: 0, ignored: 1 });
    expect(await world.alarms(d10)).toMatchObject([{ settled_at: world.now() }]);
  });
});

describe('fetching', () => {
  it('waits for ten in the morning of the next day', async () => {
    expect(await refusalOf(fetchDay(d10))).toBe('payment.day_not_over');
    world.pass(Date.UTC(2026, 5, 11, 1, 59) - world.now());
    expect(await refusalOf(fetchDay(d10))).toBe('payment.day_not_over');
    world.pass(60_000);
    expect(await fetchDay(d10)).toMatchObject({ status: 'done' });
    expect(await refusalOf(fetchDay('2026-13-77'))).toBe('payment.day_not_over');
  });

  it('says that WeChat has not made it yet, or what went wrong, and keeps what was there before', async () => {
    const { id } = await world.paid();
    world.fake.leftOut.add(id);
    untilBills();
    world.fake.billState = 'not_ready';
    expect(await fetchDay(d10)).toMatchObject({ status: 'waiting', differences: { open: 0 } });
    world.fake.billState = 'ready';
    await fetchDay(d10);
    world.fake.before = (call) => {
      if (call === 'tradeBill') throw new AppError('platform.refused', { reason: 'unreadable_bill' });
    };
    expect(await fetchDay(d10)).toMatchObject({
      status: 'failed',
      problem: 'platform.refused unreadable_bill',
      differences: { open: 1 },
    });
  });

  it('a day twice at once is done once; a killed run is taken over after ten minutes', async () => {
    untilBills();
    await Promise.all([fetchDay(d10), fetchDay(d10)]);
    expect(world.fake.calls.filter((call) => call === `tradeBill ${d10} SUCCESS`)).toHaveLength(1);
    await world.ctx().db('bill_runs').where({ bill_on: d10 }).update({ status: 'running', started_at: world.now() });
    expect(await fetchDay(d10)).toMatchObject({ status: 'running' });
    world.pass(11 * 60_000);
    expect(await fetchDay(d10)).toMatchObject({ status: 'done' });
  });

  it('comes by itself from half past ten on, also for days on which nothing ran, and not before the first payment', async () => {
    expect(await areBillsDue(world.ctx())).toBe(false);
    await world.paid();
    world.pass(Date.UTC(2026, 5, 11, 2, 29) - world.now());
    expect(await areBillsDue(world.ctx())).toBe(false);
    world.pass(60_000);
    expect(await areBillsDue(world.ctx())).toBe(true);
    await world.run('fetch-bills');
    expect(await areBillsDue(world.ctx())).toBe(false);
    world.pass(2 * day);
    await world.run('fetch-bills');
    expect((await days()).days.map(({ day, status }) => `${day} ${status}`)).toEqual([
      '2026-06-12 done',
      '2026-06-11 done',
      '2026-06-10 done',
    ]);
  });

  it('needs WeChat Pay', async () => {
    const unconnected = { ...world.staff(), ports: { ...world.ctx().ports, wechatPay: null } };
    untilBills();
    expect(await refusalOf(world.payments.routes['staff.reconciliation.fetch'](unconnected, { day: d10 }))).toBe('payment.not_connected');
    expect((await world.payments.routes['staff.reconciliation.days'](unconnected, { limit: 5 })).connected).toBe(false);
  });
});

describe('the list of days', () => {
  it('begins with yesterday, has our sums of days nobody has fetched, and ends with the first payment', async () => {
    expect((await days()).days).toMatchObject([{ day: d9, status: 'none', paid: { ours: { count: 0, fen: 0 } } }]);
    await world.paid(1_000);
    world.pass(2 * day);
    const { days: all, connected } = await days();
    expect(connected).toBe(true);
    expect(all.map((it) => [it.day, it.status, it.paid.ours.fen, it.paid.theirs.fen])).toEqual([
      [d11, 'none', 0, 0],
      [d10, 'none', 1_000, 0],
    ]);
    expect((await days(d10)).days.map((it) => it.day)).toEqual([d10]);
  });
});

describe('the file of a day', () => {
  it('has every line with both amounts in yuan, marked for Excel, numbers as text, and is on record', async () => {
    const [fine, left] = [await world.paid(123_450), await world.paid(500)];
    world.fake.leftOut.add(left.id);
    untilBills();
    await fetchDay(d10);
    await ignore(only(await list('open')).id, '=已核对');
    const file = await downloadDay(world.staff(), d10);
    expect(file).toMatchObject({ fileName: '微信支付对账-2026-06-10.csv', contentType: 'text/csv; charset=utf-8' });
    const lines = (await text(file.body)).split('\r\n');
    const transaction = (id: string): string => world.fake.transactions.get(id)?.transactionId ?? '';
    expect(lines[0]).toMatch(/^\uFEFF"日期","类型","商户单号"/);
    expect(lines.slice(1)).toEqual([
      `"${d10}","支付","${fine.id}","\t${transaction(fine.id)}","2026-06-10 12:00","1234.50","1234.50","一致","",""`,
      `"${d10}","支付","${left.id}","\t${transaction(left.id)}","2026-06-10 12:00","","5.00","账单没有","已知","\t=已核对"`,
      '',
    ]);
    const record = await world.ctx().db('audit_log').where({ action: 'reconciliation.downloaded', subject_id: d10 });
    expect(record).toMatchObject([{ actor_id: 'stf_admin' }]);
  });
});
