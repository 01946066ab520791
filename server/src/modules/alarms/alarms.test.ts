import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../test/test-shop.ts';
import { emptyTables } from '../../../test/test-staff.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { calmAlarm, raiseAlarm } from './index.ts';
import { listAlarms } from './list-alarms.ts';
import { settleAlarm } from './settle-alarm.ts';

let now = Date.UTC(2026, 5, 10, 4);
let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world, 'alarms'));

const staff = () => world.ctx(makeStaffActor('admin'));
const raise = (matter: string, data: Record<string, string> = {}) =>
  inTransaction(world.ctx(), (ctx) => raiseAlarm(ctx, { kind: 'payment.late', matter, about: `ord_${matter}`, orderId: 'ord_1', data }));
const calm = (matter: string) => inTransaction(world.ctx(), (ctx) => calmAlarm(ctx, { kind: 'payment.late', matter }));
const list = (open = true) => listAlarms(staff(), { open, limit: 20 });

it('the same open matter is counted, not doubled, and shows the newest data', async () => {
  await raise('a', { amountFen: '1' });
  const first = now;
  now += 1_000;
  await raise('a', { amountFen: '2' });
  await raise('b');
  const { alarms, open } = await list();
  expect(open).toBe(2);
  expect(alarms.map((it) => it.about)).toEqual(['ord_b', 'ord_a']);
  expect(alarms[1]).toMatchObject({
    orderId: 'ord_1',
    times: 2,
    data: { amountFen: '2' },
    raisedAt: first,
    lastAt: now,
    settledAt: null,
    note: '',
  });
});

it('however many raise it at once it is one', async () => {
  await Promise.all(Array.from({ length: 12 }, () => raise('a')));
  expect((await list()).alarms.map((it) => it.times)).toEqual([12]);
});

it('is settled with a note by whoever looked, on record; a second click changes nothing', async () => {
  await raise('a');
  const id = (await list()).alarms[0]?.id ?? '';
  expect(await settleAlarm(staff(), { id, note: '已联系顾客' })).toEqual({ open: 0 });
  now += 1_000;
  await settleAlarm(staff(), { id, note: '又点了一次' });
  const settled = await list(false);
  expect(settled.alarms).toMatchObject([{ id, note: '已联系顾客', settledAt: now - 1_000, settledBy: { staffId: 'stf_admin' } }]);
  expect(await world.deps.db('audit_log').where({ action: 'alarms.settled', subject_id: id })).toHaveLength(1);
  expect(await refusalOf(settleAlarm(staff(), { id: 'alm_none', note: '看过了' }))).toBe('alarm.not_found');
});

it('a settled matter that comes again is raised again', async () => {
  await raise('a');
  await settleAlarm(staff(), { id: (await list()).alarms[0]?.id ?? '', note: '看过了' });
  await raise('a');
  expect((await list()).alarms.map((it) => it.times)).toEqual([1]);
  expect((await list(false)).alarms).toHaveLength(1);
});

it('settles itself when the matter is no more, and nobody has signed it', async () => {
  await raise('a');
  await raise('b');
  await calm('a');
  await calm('never raised');
  expect((await list()).alarms.map((it) => it.about)).toEqual(['ord_b']);
  expect((await list(false)).alarms).toMatchObject([{ about: 'ord_a', settledAt: now, settledBy: null }]);
});

it('is listed by pages, newest first', async () => {
  for (let at = 0; at < 5; at += 1) await raise(`m${at}`);
  const first = await listAlarms(staff(), { limit: 3 });
  const second = await listAlarms(staff(), { limit: 3, cursor: first.next ?? '' });
  expect([...first.alarms, ...second.alarms].map((it) => it.about)).toEqual(['ord_m4', 'ord_m3', 'ord_m2', 'ord_m1', 'ord_m0']);
  expect(second.next).toBeNull();
});

it('is raised with what it is about, or not at all', async () => {
  await expect(raiseAlarm(world.ctx(), { kind: 'payment.late', matter: 'a', about: '' })).rejects.toThrow('inside a transaction');
});
