import fc from 'fast-check';
import { syncedStates } from '@lianke/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../kernel/context.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { phoneKeys, recordArrivals } from '../../customers/index.ts';
import { sumsOf, toColumns } from './rules/synced-columns.ts';
import type { SyncedOrder } from './synced-order.ts';
import { upsertSynced } from './upsert-synced.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let ctx: Context;
beforeAll(async () => {
  world = await createTestDeps();
  ctx = world.ctx();
});
afterAll(() => world.close());

const noon = Date.UTC(2026, 10, 20, 4);
const order = (it: Partial<SyncedOrder> = {}): SyncedOrder => ({
  ...{ orderNo: 'A1', updatedAt: noon, state: 'paid', since: null, createdAt: noon - 60_000, paidAt: noon, buyer: {} },
  ...{ paidFen: 8_800, refundedFen: 0, lines: [], store: '', remark: '' },
  ...it,
});
const line = (title: string, quantity: number): SyncedOrder['lines'][number] => ({
  ...{ title, spec: '', code: '', unitFen: 100, quantity, paidFen: 100 * quantity },
});
let nth = 0;
const source = (): { key: string; name: string } => ({ key: `open:src_${(nth += 1)}`, name: '老收银' });
interface Sums {
  id: string;
  orders_count: number;
  paid_total_fen: number;
  last_order_at: number;
}
const customer = async (id: string): Promise<Sums | undefined> => ctx.db<Sums>('customers').where({ id }).first();
const ownerOf = async (orderId: string): Promise<string> =>
  (await ctx.db<{ id: string; customer_id: string }>('orders').where({ id: orderId }).first('customer_id'))?.customer_id ?? '';

describe('an order of another system', () => {
  it('stands on a new customer’s record, with its lines, its sums and its story', async () => {
    const from = source();
    const told = order({ buyer: { phone: '13900000001', name: '赵一' }, lines: [line('龙井', 2), line('茶壶', 1)] });
    const [stored] = await upsertSynced(ctx, from, [told]);
    expect(stored).toMatchObject({ outcome: 'new', addedFen: 8_800 });
    const id = await ownerOf(stored?.orderId ?? '');
    expect(await ctx.db('customers').where({ id }).first()).toMatchObject({
      ...{ name: '赵一', phone_masked: '139****0001', orders_count: 1, paid_total_fen: 8_800, last_order_at: noon - 60_000 },
    });
    expect(await ctx.db('order_lines').where({ order_id: stored?.orderId }).orderBy('nth').pluck('title')).toEqual(['龙井', '茶壶']);
    expect(await ctx.db('orders').where({ id: stored?.orderId }).first()).toMatchObject({ kind: 'synced', title: '龙井 等', pieces: 3 });
    const [entry] = await ctx.db('timeline_entries').where({ customer_id: id, kind: 'order.synced' });
    expect(JSON.parse((entry as { data: string }).data)).toMatchObject({ source: '老收银', fen: '8800', orderId: stored?.orderId });
  });

  it('joins the customer known by unionid or by a verified number, and changes nothing of the record', async () => {
    const arrive = async (value: string, phone: string): Promise<string> => {
      const keys = [{ kind: 'unionid' as const, appId: '', value }, ...phoneKeys(ctx, phone)];
      const name = { text: '钱二', rank: 'staff' as const };
      return (await recordArrivals(ctx, [{ keys, phone, at: noon - 1e6, name }]))[0]?.customerId ?? '';
    };
    const id = await arrive('union-two', '13900000002');
    const stored = await upsertSynced(ctx, source(), [
      order({ orderNo: '1', buyer: { unionid: 'union-two', name: '别名' } }),
      order({ orderNo: '2', buyer: { phone: '13900000002', name: '别名' } }),
    ]);
    for (const { orderId } of stored) expect(await ownerOf(orderId)).toBe(id);
    expect(await ctx.db('customers').where({ id }).first()).toMatchObject({ name: '钱二', orders_count: 2, paid_total_fen: 17_600 });
  });

  it('never makes one person of two we know', async () => {
    const at = noon - 1e6;
    const [one, two] = await recordArrivals(ctx, [
      { keys: [{ kind: 'unionid', appId: '', value: 'union-three' }], at },
      { keys: [{ kind: 'unionid', appId: '', value: 'union-four' }, ...phoneKeys(ctx, '13900000003')], phone: '13900000003', at },
    ]);
    const [stored] = await upsertSynced(ctx, source(), [order({ buyer: { unionid: 'union-three', phone: '13900000003' } })]);
    expect(await ownerOf(stored?.orderId ?? '')).toBe(one?.customerId);
    expect(
      await ctx
        .db('customers')
        .whereIn('id', [one?.customerId ?? '', two?.customerId ?? ''])
        .whereNull('merged_into_id'),
    ).toHaveLength(2);
  });

  it('whose buyer nobody tells is kept without a customer, until a later version tells', async () => {
    const from = source();
    const [first] = await upsertSynced(ctx, from, [order()]);
    expect(await ctx.db('orders').where({ id: first?.orderId }).first()).toMatchObject({ customer_id: null, paid_fen: 8_800 });
    const later = order({ updatedAt: noon + 1, buyer: { phone: '13900000004' } });
    expect(await upsertSynced(ctx, from, [later])).toEqual([{ outcome: 'updated', orderId: first?.orderId, addedFen: 0 }]);
    expect(await customer(await ownerOf(first?.orderId ?? ''))).toMatchObject({ orders_count: 1, paid_total_fen: 8_800 });
  });

  it('given to another buyer by a later version leaves the sums of the first', async () => {
    const from = source();
    const [first] = await upsertSynced(ctx, from, [order({ buyer: { phone: '13900000005' } })]);
    const before = await ownerOf(first?.orderId ?? '');
    await upsertSynced(ctx, from, [order({ updatedAt: noon + 1, buyer: { phone: '13900000006' } })]);
    expect(await customer(before)).toMatchObject({ orders_count: 0, paid_total_fen: 0 });
    expect(await customer(await ownerOf(first?.orderId ?? ''))).toMatchObject({ orders_count: 1, paid_total_fen: 8_800 });
  });

  it('counts what was paid and not given back; given back whole it counts for nothing', async () => {
    const from = source();
    const buyer = { phone: '13900000007' };
    const [stored] = await upsertSynced(ctx, from, [order({ buyer, state: 'created', paidAt: null })]);
    const id = await ownerOf(stored?.orderId ?? '');
    expect(await customer(id)).toMatchObject({ orders_count: 0, paid_total_fen: 0 });
    await upsertSynced(ctx, from, [order({ buyer, updatedAt: noon + 1, refundedFen: 800 })]);
    expect(await customer(id)).toMatchObject({ orders_count: 1, paid_total_fen: 8_000 });
    await upsertSynced(ctx, from, [order({ buyer, updatedAt: noon + 2, state: 'refunded' })]);
    expect(await customer(id)).toMatchObject({ orders_count: 0, paid_total_fen: 0 });
    expect(await ctx.db('orders').where({ id: stored?.orderId }).first()).toMatchObject({ refund_state: 'full', refunded_fen: 8_800 });
  });
});

const version = fc.record({
  orderNo: fc.constantFrom('1', '2', '3', '4'),
  version: fc.integer({ min: 0, max: 5 }),
});
const pages = fc.array(fc.array(version, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

/** What version N of an order says follows from both, so that the same version always says the same. */
function versionOf(prefix: string, orderNo: string, at: number): SyncedOrder {
  const draw = (Number(orderNo) * 31 + at * 17) % 97;
  return order({
    ...{
      orderNo,
      updatedAt: noon + at,
      state: syncedStates[draw % syncedStates.length] ?? 'paid',
      createdAt: noon - Number(orderNo) * 1_000,
    },
    ...{ paidAt: draw % 3 === 0 ? null : noon, paidFen: 100 + draw * 7, refundedFen: draw % 4 === 0 ? draw : 0 },
    buyer: { openid: `${prefix}-${draw % 2}`, appId: 'wx-test' },
    lines: Array.from({ length: draw % 3 }, (_, nth) => line(`货${at}-${nth}`, nth + 1)),
  });
}

describe('however pages come', () => {
  it('repeated, out of order and at the same time: the newest version stands, once, and every sum is exact', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.boolean(), async (told, together) => {
        const from = source();
        const prefix = `p${nth}`;
        const calls = told.map(
          (page) => () =>
            upsertSynced(
              ctx,
              from,
              page.map((it) => versionOf(prefix, it.orderNo, it.version)),
            ),
        );
        if (together) await Promise.all([...calls, ...calls].map((call) => call()));
        else for (const call of [...calls, ...calls.slice(0, 2)]) await call();

        const newest = new Map<string, number>();
        for (const { orderNo, version: at } of told.flat()) newest.set(orderNo, Math.max(newest.get(orderNo) ?? 0, at));
        const expected = [...newest].map(([orderNo, at]) => versionOf(prefix, orderNo, at));
        const rows = await ctx.db('orders').where({ source: from.key }).orderBy('source_order_no');
        expect(rows.map((row: { source_order_no: string; source_updated_at: number; paid_fen: number }) => row)).toMatchObject(
          expected.sort((a, b) => (a.orderNo < b.orderNo ? -1 : 1)).map((it) => ({ source_order_no: it.orderNo, ...toColumns(it) })),
        );
        for (const [at, it] of expected.entries()) {
          const id = (rows[at] as { id: string }).id;
          expect(await ctx.db('order_lines').where({ order_id: id }).orderBy('nth').pluck('title')).toEqual(
            it.lines.map(({ title }) => title),
          );
        }
        for (const openid of ['0', '1']) {
          const theirs = expected.filter((it) => it.buyer.openid === `${prefix}-${openid}`).map((it) => sumsOf(toColumns(it)));
          const [record] = await ctx.db<Sums>('customers').whereIn(
            'id',
            ctx
              .db('identities')
              .where({ app_id: 'wx-test', value: `${prefix}-${openid}` })
              .select('customer_id'),
          );
          if (theirs.length > 0 || record)
            expect(record).toMatchObject({
              orders_count: theirs.reduce((sum, it) => sum + it.orders, 0),
              paid_total_fen: theirs.reduce((sum, it) => sum + it.paidFen, 0),
            });
        }
        const entries = await ctx
          .db('timeline_entries')
          .where({ kind: 'order.synced' })
          .whereIn('customer_id', ctx.db('identities').where('value', 'like', `${prefix}-%`).select('customer_id'));
        expect(entries).toHaveLength(newest.size);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
