import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { corpId, createFakeWecom } from '../../../../test/fake-wecom.ts';
import { createFakeEInvoice } from '../../../../test/fake-einvoice.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { actingAs, addCustomer, addStaff, emptyTables } from '../../../../test/test-staff.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { WecomTransferStatus } from '../../../platforms/wecom/types.ts';
import { askWecom } from './ask-wecom.ts';
import { checkWecom } from './check-wecom.ts';
import { handOver, listHandovers } from './hand-over.ts';
import { moveCustomers, moveSome } from './move-customers.ts';

/** What WeCom was asked and knows; `lose` drops the answer of the next question after taking it in. */
const wecomSide = {
  asked: [] as { ids: readonly string[]; left: boolean }[],
  state: new Map<string, WecomTransferStatus>(),
  refuse: new Map<string, number>(),
  lose: false,
  trouble: undefined as Error | undefined,
};
const wecom = createFakeWecom({
  transferCustomers: async ({ externalUserids, left, handoverUserid }) => {
    if (wecomSide.trouble) throw wecomSide.trouble;
    if (externalUserids.length > 100) throw new RangeError('too many');
    wecomSide.asked.push({ ids: externalUserids, left });
    const rows = externalUserids.map((externalUserid) => {
      const errcode = wecomSide.refuse.get(externalUserid) ?? (wecomSide.state.has(externalUserid) ? 40129 : 0);
      if (errcode === 0) wecomSide.state.set(externalUserid, 'waiting');
      return { externalUserid, errcode };
    });
    expect(handoverUserid).toBe('giver');
    if (wecomSide.lose) {
      wecomSide.lose = false;
      throw new AppError('platform.unreachable');
    }
    return Promise.resolve(rows);
  },
  transferResults: async (_pair, cursor) => {
    const all = [...wecomSide.state].map(([externalUserid, status]) => ({ externalUserid, status }));
    const from = Number(cursor ?? 0);
    const nextCursor = from + 50 < all.length ? { nextCursor: String(from + 50) } : {};
    return Promise.resolve({ rows: all.slice(from, from + 50), ...nextCursor });
  },
});

let world: Awaited<ReturnType<typeof createTestDeps>>;
let [boss, giver, taker] = ['', '', ''];
beforeAll(async () => {
  world = await createTestDeps({ ports: wecom.ports });
});
afterAll(() => world.close());

const used = [
  'handovers',
  'handover_contacts',
  'staff',
  'customers',
  'customer_staff',
  'timeline_entries',
  'wecom_relations',
  'audit_log',
  'outbox',
];
beforeEach(async () => {
  await emptyTables(world, ...used);
  Object.assign(wecomSide, { asked: [], state: new Map(), refuse: new Map(), lose: false, trouble: undefined });
  boss = await addStaff(world, 'boss', 'admin');
  giver = await addStaff(world, 'giver');
  taker = await addStaff(world, 'taker');
});

const order = async () => handOver(await actingAs(world, boss), { fromStaffId: giver, toStaffId: taker, reason: '离职交接' });
const rows = async (table: string, where: object): Promise<Record<string, unknown>[]> => world.deps.db(table).where(where);
const customers = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await addCustomer(world, giver));
  return ids;
};
const contacts = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1)
    await world.deps.db('wecom_relations').insert({
      corp_id: corpId,
      external_userid: `wm${String(at).padStart(4, '0')}`,
      userid: 'Giver', // as WeCom writes it
      status: 'active',
      added_at: 1,
      changed_at: 1,
    });
};
const latest = async () => (await listHandovers(await actingAs(world, boss))).handovers[0];

describe('customers change hands', () => {
  it('with ownership, tie, timeline and record; nobody else is touched', async () => {
    const ids = await customers(3);
    const merged = await addCustomer(world, giver);
    await world.deps.db('customers').where({ id: merged }).update({ merged_into_id: ids[0] });
    const other = await addCustomer(world, boss);
    const { id, progress, status } = await order();
    expect([progress, status]).toEqual([{ done: 0, total: 3, failed: 0 }, 'running']);
    expect(await rows('outbox', { name: 'team.move-customers' })).toHaveLength(1);
    await moveCustomers.run(world.ctx(), { handoverId: id });
    for (const customerId of ids) {
      expect(await rows('customers', { id: customerId, owner_id: taker, version: 2 })).toHaveLength(1);
      expect((await rows('customer_staff', { customer_id: customerId, kind: 'owner' })).map((it) => it.staff_id)).toEqual([taker]);
      const [entry] = await rows('timeline_entries', { customer_id: customerId });
      expect([entry?.kind, JSON.parse(String(entry?.data)), entry?.staff_name]).toEqual([
        'customer.assigned',
        { fromName: 'giver', toName: 'taker' },
        'boss',
      ]);
    }
    expect(await rows('customers', { id: other, owner_id: boss })).toHaveLength(1);
    expect(await rows('customers', { id: merged, owner_id: giver })).toHaveLength(1);
    expect(await latest()).toMatchObject({
      id,
      status: 'done',
      progress: { done: 3, total: 3 },
      from: { name: 'giver' },
      to: { name: 'taker' },
    });
    const [started] = await rows('audit_log', { action: 'staff.handover_started', subject_id: giver });
    expect([started?.actor_id, JSON.parse(String(started?.detail))]).toMatchObject([boss, { reason: '离职交接', customers: '3' }]);
    const [done] = await rows('audit_log', { action: 'staff.handed_over', subject_id: giver });
    expect(JSON.parse(String(done?.detail))).toMatchObject({ moved: '3', by: boss });
  });

  it('killed between chunks goes on where it was, and twice at once does nothing twice', async () => {
    const ids = await customers(25);
    const { id } = await order();
    for (let chunks = 0; chunks < 3; chunks += 1) expect(await moveSome(world.ctx(), id, 4)).toBe(true);
    expect(await latest()).toMatchObject({ status: 'running', progress: { done: 12, total: 25 } });
    // The process died here; the sweeper gives the job to others, and the first wakes up again as well.
    await Promise.all([1, 2, 3].map(() => moveCustomers.run(world.ctx(), { handoverId: id })));
    expect(await latest()).toMatchObject({ status: 'done', progress: { done: 25, total: 25 } });
    expect(await rows('customers', { owner_id: taker })).toHaveLength(25);
    expect(await world.deps.db('timeline_entries').whereIn('customer_id', ids)).toHaveLength(25);
    expect(await rows('customer_staff', { kind: 'owner', staff_id: taker })).toHaveLength(25);
    expect(await rows('audit_log', { action: 'staff.handed_over' })).toHaveLength(1);
    expect(await rows('outbox', { name: 'team.ask-wecom' })).toHaveLength(1);
  });

  it('a chunk that fails leaves neither half of it', async () => {
    await customers(4);
    const { id } = await order();
    const ctx = world.ctx();
    const broken = { ...ctx, ids: { ...ctx.ids, next: () => { throw new Error('power cut'); } } }; // prettier-ignore
    await expect(moveSome(broken, id, 2)).rejects.toThrow('power cut');
    expect(await rows('customers', { owner_id: giver })).toHaveLength(4);
    expect(await rows('customer_staff', { kind: 'owner', staff_id: giver })).toHaveLength(4);
    expect(await latest()).toMatchObject({ progress: { done: 0 } });
  });

  it('asked twice while it runs is one handover', async () => {
    await customers(1);
    const [one, two] = [await order(), await order()];
    expect(two.id).toBe(one.id);
  });

  it('stops when the taker leaves in between', async () => {
    await customers(3);
    const { id } = await order();
    await moveSome(world.ctx(), id, 1);
    await world.deps.db('staff').where({ id: taker }).update({ active: 0 });
    await moveCustomers.run(world.ctx(), { handoverId: id });
    expect(await latest()).toMatchObject({ status: 'failed', progress: { done: 1 } });
    expect(await rows('customers', { owner_id: giver })).toHaveLength(2);
  });

  it('is refused to oneself, to leavers and between unknown people', async () => {
    const ctx = await actingAs(world, boss);
    const to = (fromStaffId: string, toStaffId: string) => handOver(ctx, { fromStaffId, toStaffId, reason: '测试' });
    await expect(to(giver, giver)).rejects.toMatchObject({ code: 'staff.handover_same' });
    await expect(to(giver, 'stf_none')).rejects.toMatchObject({ code: 'staff.not_found' });
    await world.deps.db('staff').where({ id: taker }).update({ active: 0 });
    await expect(to(giver, taker)).rejects.toMatchObject({ code: 'staff.inactive' });
  });
});

describe('contacts change hands in WeCom', () => {
  const moved = async () => {
    const { id } = await order();
    await moveCustomers.run(world.ctx(), { handoverId: id });
    return id;
  };

  it('a hundred at a time, and the results are fetched until none waits', async () => {
    await contacts(230);
    await world.deps.db('wecom_relations').where({ external_userid: 'wm0000' }).update({ status: 'deleted_by_staff' });
    wecomSide.refuse.set('wm0001', 40128);
    const handoverId = await moved();
    await askWecom.run(world.ctx(), { handoverId });
    expect(wecomSide.asked.map((it) => it.ids.length)).toEqual([100, 100, 29]);
    expect(wecomSide.asked.every((it) => !it.left)).toBe(true);
    expect((await latest())?.wecom).toEqual({ waiting: 228, done: 0, refused: 1 });
    expect(await rows('handover_contacts', { external_userid: 'wm0001', errcode: 40128 })).toHaveLength(1);

    [...wecomSide.state.keys()].forEach((id, at) =>
      wecomSide.state.set(id, at < 100 ? 'done' : at === 100 ? 'refused' : at === 101 ? 'limit' : 'waiting'),
    );
    await checkWecom.run(world.ctx(), {});
    await checkWecom.run(world.ctx(), {});
    expect((await latest())?.wecom).toEqual({ waiting: 126, done: 100, refused: 3 });
    expect(await rows('outbox', { name: 'contacts.fetch-contact' })).toHaveLength(100);
  });

  it('an answer that got lost is not asked for twice in effect', async () => {
    await contacts(3);
    const handoverId = await moved();
    wecomSide.lose = true;
    await expect(askWecom.run(world.ctx(), { handoverId })).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect((await latest())?.wecom).toEqual({ waiting: 3, done: 0, refused: 0 });
    await askWecom.run(world.ctx(), { handoverId });
    expect((await latest())?.wecom).toEqual({ waiting: 3, done: 0, refused: 0 });
    expect(await rows('handover_contacts', { status: 'waiting' })).toHaveLength(3);
    await askWecom.run(world.ctx(), { handoverId });
    expect(wecomSide.asked).toHaveLength(2);
  });

  it('of a leaver by the call for leavers; a refused call counts for everybody in it', async () => {
    await contacts(2);
    await world.deps.db('staff').where({ id: giver }).update({ active: 0, left_at: 1 });
    const handoverId = await moved();
    wecomSide.trouble = new AppError('platform.refused', { errcode: 40097 });
    await askWecom.run(world.ctx(), { handoverId });
    expect((await latest())?.wecom).toEqual({ waiting: 0, done: 0, refused: 2 });
    wecomSide.trouble = undefined;
    await world.deps.db('handover_contacts').update({ status: 'open' });
    await askWecom.run(world.ctx(), { handoverId });
    expect(wecomSide.asked.map((it) => it.left)).toEqual([true]);
  });

  it('nobody is asked for before ownership has moved, nor without WeCom', async () => {
    await contacts(1);
    const { id } = await order();
    expect(await rows('outbox', { name: 'team.ask-wecom' })).toEqual([]);
    await askWecom.run(
      {
        ...world.ctx(),
        ports: {
          officialAccount: null,
          miniProgram: null,
          wechatPay: null,
          wechatShop: null,
          wecom: null,
          einvoices: { nuonuo: createFakeEInvoice({ now: () => 0 }) },
          wechatFapiao: null,
        },
      },
      { handoverId: id },
    );
    expect(await rows('handover_contacts', {})).toEqual([]);
  });
});
