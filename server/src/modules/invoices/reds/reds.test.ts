import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createIssuingWorld } from '../../../../test/issuing-world.ts';
import type { IssuingWorld } from '../../../../test/issuing-world.ts';
import { findBuyerReds } from './find-buyer-reds.ts';

const hour = 3_600_000;
const worlds: IssuingWorld[] = [];
let world: IssuingWorld;
beforeEach(async () => {
  world = await createIssuingWorld();
  worlds.push(world);
});
afterAll(async () => {
  for (const it of worlds) await it.close();
});

const routes = () => world.issuing.routes;
const pass = async (ms = 4_000): Promise<void> => {
  world.clock.add(ms);
  await world.work();
};
const issued = async (sourceId: string): Promise<string> => {
  const requestId = await world.approved([sourceId]);
  await world.work();
  await pass();
  expect((await world.request(requestId)).state).toBe('issued');
  return requestId;
};
const lastRed = async (requestId: string) => {
  const red = (await world.reds(requestId)).at(-1);
  if (!red) throw new Error('there is no red letter');
  return red;
};
const blueId = async (requestId: string): Promise<string> => (await world.invoices(requestId))[0]?.id ?? '';
const liveFen = (): number[] => world.provider.liveBlues().map((it) => it.netFen + it.taxFen);
const claimedFen = async (): Promise<number> =>
  (await world.deps.db('invoice_claims').pluck<number[]>('fen')).reduce((sum, fen) => sum + Number(fen), 0);

describe('money that goes back after an invoice', () => {
  it('turns it red by itself and invoices what is left anew', async () => {
    const sourceId = world.sell(11_300);
    const requestId = await issued(sourceId);
    await world.refund(sourceId, 3_300);
    await world.refund(sourceId, 0); // told twice
    for (let step = 0; step < 4; step += 1) await pass();
    const [blue, red] = await world.invoices(requestId);
    expect([blue?.state, red?.state, red?.total_fen, red?.colour]).toEqual(['reversed', 'issued', -11_300, 'red']);
    expect(red?.number).toMatch(/^\d{20}$/);
    expect(await lastRed(requestId)).toMatchObject({ state: 'reversed', open_blue_id: null, cause: 'refund' });
    expect((await world.request(requestId)).state).toBe('reversed');
    expect(liveFen()).toEqual([8_000]);
    expect(await claimedFen()).toBe(8_000);
    const anew = await world.deps.db('invoice_requests').where({ replaces_id: requestId }).first<{ state: string; amount_fen: number }>();
    expect(anew).toMatchObject({ state: 'issued', amount_fen: 8_000 });
    // The red one gave the month's quota back.
    expect(Number((await world.deps.db('invoice_quota_use').first<{ used_fen: number }>()).used_fen)).toBe(7_080);
  });

  it('does not give back a quota of another month, and invoices nothing anew when nothing is left', async () => {
    const sourceId = world.sell(11_300);
    const requestId = await issued(sourceId);
    world.clock.add(40 * 24 * hour);
    await world.refund(sourceId, 11_300);
    for (let step = 0; step < 4; step += 1) await pass();
    expect((await world.request(requestId)).state).toBe('reversed');
    expect(liveFen()).toEqual([]);
    expect(await claimedFen()).toBe(0);
    expect(await world.deps.db('invoice_quota_use').select('month', 'used_fen')).toEqual([{ month: '2026-12', used_fen: 10_000 }]);
    expect(await world.deps.db('invoice_requests').pluck('id')).toHaveLength(1);
  });

  it('while the invoice is on its way turns it red as soon as it exists', async () => {
    const sourceId = world.sell(11_300);
    world.provider.faults.issue = ['timeout_after_accept'];
    const requestId = await world.approved([sourceId]);
    await world.work();
    await world.refund(sourceId, 1_300);
    expect(await world.reds(requestId)).toEqual([]); // nobody knows yet whether it exists
    for (let step = 0; step < 5; step += 1) await pass();
    expect(await lastRed(requestId)).toMatchObject({ state: 'reversed', cause: 'refund', reissue: 1 });
    expect(liveFen()).toEqual([10_000]);
  });

  it('with an unknown outcome at every step ends with one red invoice and one blue', async () => {
    const sourceId = world.sell(11_300);
    const requestId = await issued(sourceId);
    world.provider.faults = { raiseRed: ['timeout_after_accept'], issueRed: ['timeout_after_accept'], issue: ['timeout_before'] };
    await world.refund(sourceId, 1_300);
    for (let step = 0; step < 12; step += 1) await pass(30_000);
    expect(await world.reds(requestId)).toHaveLength(1);
    expect(liveFen()).toEqual([10_000]);
    const redCalls = world.provider.calls.filter((call) => call.method === 'raiseRed' || call.method === 'issueRed');
    expect(redCalls).toHaveLength(2);
  });
});

describe('a red letter that waits for the buyer', () => {
  beforeEach(() => {
    world.provider.redsBegin = 'waiting_buyer';
  });

  it('and is refused leaves the invoice as it is, tells somebody, and can be raised again', async () => {
    const sourceId = world.sell(11_300);
    const requestId = await issued(sourceId);
    await world.refund(sourceId, 1_300);
    await world.work();
    const red = await lastRed(requestId);
    expect(red).toMatchObject({ state: 'waiting_buyer', deadline_at: world.clock.now() + 72 * hour });
    world.provider.buyerAnswers(red.serial, false);
    await pass(15 * 60_000);
    expect(await lastRed(requestId)).toMatchObject({ state: 'refused', open_blue_id: null, next_at: null });
    expect((await world.request(requestId)).state).toBe('issued');
    expect(await world.alarms()).toEqual(['invoice.red_stuck']);
    const { red: again } = await routes()['staff.reds.again'](world.staff(), { id: red.id });
    expect(again).toMatchObject({ state: 'submitting', cause: 'refund' });
    world.provider.redsBegin = 'confirmed';
    for (let step = 0; step < 4; step += 1) await pass();
    expect(liveFen()).toEqual([10_000]);
    expect(await world.alarms()).toEqual([]);
  });

  it('expires after 72 hours and no sooner', async () => {
    const sourceId = world.sell(11_300);
    const requestId = await issued(sourceId);
    await world.refund(sourceId, 11_300);
    await world.work();
    await pass(71 * hour);
    expect((await lastRed(requestId)).state).toBe('waiting_buyer');
    await pass(hour + 2_000);
    expect(await lastRed(requestId)).toMatchObject({ state: 'expired', open_blue_id: null });
    expect(await world.alarms()).toEqual(['invoice.red_stuck']);
    const { reds, counts } = await routes()['staff.reds.list'](world.staff(), { limit: 20 });
    expect([reds[0]?.can.again, counts.expired]).toEqual([true, 1]);
    // It is still a live invoice over money that went back: never two of them.
    expect(liveFen()).toEqual([11_300]);
  });

  it('is there in the list with its clock first, and can be withdrawn', async () => {
    const requestId = await issued(world.sell(2_000));
    const other = await issued(world.sell(3_000));
    await world.rules({ fourEyesRed: false });
    const raise = routes()['staff.reds.raise'];
    await raise(world.staff(), { invoiceId: await blueId(requestId), reason: 'wrong', note: '抬头错', reissue: false });
    await world.work();
    world.provider.redsBegin = 'confirmed';
    await raise(world.staff(), { invoiceId: await blueId(other), reason: 'wrong', note: '', reissue: false });
    const listed = await routes()['staff.reds.list'](world.staff(), { limit: 1 });
    expect(listed.reds.map((red) => [red.state, red.deadlineAt !== null])).toEqual([['waiting_buyer', true]]);
    const second = await routes()['staff.reds.list'](world.staff(), { limit: 1, cursor: listed.next ?? '' });
    expect(second.reds.map((red) => red.requestId)).toEqual([other]);
    expect(second.next).toBeNull();
    const { red } = await routes()['staff.reds.withdraw'](world.staff(), { id: listed.reds[0]?.id ?? '', reason: '客户不退了' });
    expect(red.state).toBe('withdrawn');
    expect((await world.request(requestId)).state).toBe('issued');
  });
});

describe('a red letter by a person', () => {
  it('for a mistake waits for a second one, and only one is under way', async () => {
    const requestId = await issued(world.sell(2_000));
    const raise = routes()['staff.reds.raise'];
    const wish = { invoiceId: await blueId(requestId), reason: 'wrong', note: '', reissue: true } as const;
    const { red } = await raise(world.staff(1), wish);
    expect(red.state).toBe('requested');
    await expect(raise(world.staff(2), wish)).rejects.toMatchObject({ code: 'invoice.red_open' });
    await expect(routes()['staff.reds.approve'](world.staff(1), { id: red.id })).rejects.toMatchObject({ code: 'invoice.second_person' });
    await pass();
    expect((await lastRed(requestId)).state).toBe('requested');
    await routes()['staff.reds.approve'](world.staff(2), { id: red.id });
    for (let step = 0; step < 5; step += 1) await pass();
    expect((await lastRed(requestId)).state).toBe('reversed');
    expect(liveFen()).toEqual([2_000]); // the same title and amount anew
  });

  it('raised by the buyer is found, and agreed to or refused', async () => {
    const [first, second] = [await issued(world.sell(2_000)), await issued(world.sell(3_000))];
    for (const id of [first, second]) world.provider.buyerRaises((await world.invoices(id))[0]?.number ?? '');
    await findBuyerReds.run(world.ctx(), {});
    await findBuyerReds.run(world.ctx(), {});
    expect((await world.reds(first)).map((red) => [red.state, red.cause])).toEqual([['waiting_seller', 'buyer']]);
    const answer = routes()['staff.reds.answer'];
    await answer(world.staff(), { id: (await lastRed(first)).id, agree: true, reason: '同意冲红' });
    await answer(world.staff(), { id: (await lastRed(second)).id, agree: false, reason: '货已签收' });
    for (let step = 0; step < 3; step += 1) await pass();
    expect((await lastRed(first)).state).toBe('reversed');
    expect((await lastRed(second)).state).toBe('refused');
    expect(liveFen()).toEqual([3_000]);
  });
});
