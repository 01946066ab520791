import type { Context } from '../../../kernel/context.ts';
import { inTransaction, RetryTransaction } from '../../../kernel/transaction.ts';
import { recordOrderSums } from '../../customers/index.ts';
import type { OrderRow } from '../tables.ts';
import { findBuyers } from './find-buyers.ts';
import { recordSynced } from './record-synced.ts';
import { sumsOf } from './rules/synced-columns.ts';
import type { OrderSource, SyncedOrder, UpsertedOrder } from './synced-order.ts';
import { addSynced, changeSynced } from './write-synced.ts';
import type { KnownOrder } from './write-synced.ts';

/**
 * Takes in orders of another system, a few hundred at a time, in one transaction: a row for each (source, order number), replaced by a later version only.
 * Buyers become customers, sums follow by what changed. The same page again, older versions and several workers at once change nothing: the
 * version is looked at again under a lock, and who finds another one than was read begins anew. Answers in the order given.
 */
export async function upsertSynced(ctx: Context, source: OrderSource, orders: readonly SyncedOrder[]): Promise<UpsertedOrder[]> {
  if (orders.length === 0) return [];
  return inTransaction(ctx, async (ctx) => {
    const newest = newestOf(orders);
    const known = await readKnown(ctx, source, [...newest.keys()]);
    const due = [...newest.values()].filter((order) => isLater(order, known.get(order.orderNo)));
    const buyers = await findBuyers(ctx, due);
    const locked = await lockKnown(ctx, due, known);

    const fresh = due.flatMap((order, at) => (locked.has(order.orderNo) ? [] : [{ order, customerId: buyers[at] ?? null }]));
    const later = due.flatMap((order, at) => {
      const before = locked.get(order.orderNo);
      return before ? [{ order, before, customerId: buyers[at] ?? before.customer_id }] : [];
    });
    const added = await addSynced(ctx, source.key, fresh);
    const changed = await changeSynced(ctx, later);
    await recordSynced(ctx, source, added, changed);
    await recordOrderSums(ctx, [
      ...later.flatMap(({ before }) => whatItAdded(before, -1)),
      ...[...added, ...changed].flatMap((row) => whatItAdded(row)),
    ]);
    const ids = new Map([...known.values(), ...added].map((row) => [row.source_order_no, row.id]));
    const addedFen = new Map([...added, ...changed].map((row) => [row.source_order_no, sumsOf(row).paidFen]));
    for (const { before } of later)
      addedFen.set(before.source_order_no, (addedFen.get(before.source_order_no) ?? 0) - sumsOf(before).paidFen);
    const written = new Set(due);
    return orders.map((order) => {
      const isWritten = written.has(order);
      return {
        outcome: !isWritten ? 'unchanged' : locked.has(order.orderNo) ? 'updated' : 'new',
        orderId: ids.get(order.orderNo) ?? '',
        addedFen: isWritten ? (addedFen.get(order.orderNo) ?? 0) : 0,
      };
    });
  });
}

type Counted = Parameters<typeof sumsOf>[0] & Pick<OrderRow, 'customer_id'> & Partial<Pick<OrderRow, 'created_at'>>;

function whatItAdded(row: Counted, sign: 1 | -1 = 1): Parameters<typeof recordOrderSums>[1][number][] {
  const { orders, paidFen } = sumsOf(row);
  if (row.customer_id === null || (orders === 0 && paidFen === 0)) return [];
  return [
    { customerId: row.customer_id, orders: sign * orders, paidFen: sign * paidFen, lastOrderAt: sign === 1 ? row.created_at : undefined },
  ];
}

/** Of an order told twice, the later version. */
function newestOf(orders: readonly SyncedOrder[]): Map<string, SyncedOrder> {
  const newest = new Map<string, SyncedOrder>();
  for (const order of orders) {
    const other = newest.get(order.orderNo);
    if (!other || other.updatedAt < order.updatedAt) newest.set(order.orderNo, order);
  }
  // Always in one order, or two writers could wait for each other.
  return new Map([...newest].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isLater = (order: SyncedOrder, known: KnownOrder | undefined): boolean => !known || known.source_updated_at < order.updatedAt;

const knownColumns = [
  ...['id', 'source_order_no', 'source_updated_at', 'customer_id', 'paid_at', 'paid_fen', 'refunded_fen', 'refund_state'],
  ...['shipped_at', 'completed_at', 'store_id'],
] as const;

async function readKnown(ctx: Context, source: OrderSource, numbers: readonly string[]): Promise<Map<string, KnownOrder>> {
  const rows = await ctx
    .db<OrderRow>('orders')
    .where({ source: source.key })
    .whereIn('source_order_no', [...numbers])
    .select<KnownOrder[]>(knownColumns);
  return new Map(rows.map((row) => [row.source_order_no, row]));
}

/** Those that are there already as they are now, locked after their customers. */
async function lockKnown(
  ctx: Context,
  due: readonly SyncedOrder[],
  known: ReadonlyMap<string, KnownOrder>,
): Promise<Map<string, KnownOrder>> {
  const before = due.flatMap((order) => known.get(order.orderNo) ?? []);
  if (before.length === 0) return new Map();
  const ids = before.map((row) => row.id);
  const rows: KnownOrder[] = await ctx.dialect.lockRows(
    ctx.db<OrderRow>('orders').whereIn('id', ids).orderBy('id').select<KnownOrder[]>(knownColumns),
  );
  const read = new Map(before.map((row) => [row.id, row.source_updated_at]));
  if (rows.length < before.length || rows.some((row) => row.source_updated_at !== read.get(row.id)))
    throw new RetryTransaction('an order was synced meanwhile');
  return new Map(rows.map((row) => [row.source_order_no, row]));
}
