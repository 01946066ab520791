import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { updateEach } from '../../../kernel/db/update-rows.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { allStores } from '../../catalog/index.ts';
import { noPrice } from '../tables.ts';
import type { OrderLineRow, OrderRow } from '../tables.ts';
import { toColumns } from './rules/synced-columns.ts';
import type { SyncedOrder } from './synced-order.ts';

export type KnownOrder = Pick<
  OrderRow,
  | ('id' | 'source_order_no' | 'source_updated_at' | 'customer_id' | 'paid_at' | 'paid_fen' | 'refunded_fen' | 'refund_state')
  | ('shipped_at' | 'completed_at' | 'store_id')
>;
/** What is known of an order after it was written. */
export type WrittenOrder = Pick<
  OrderRow,
  'id' | 'source_order_no' | 'customer_id' | 'title' | 'pay_fen' | 'paid_at' | 'paid_fen' | 'refunded_fen' | 'refund_state' | 'created_at'
>;

const price = JSON.stringify(noPrice);
/** Updates name each row once per column, so a statement is kept short. */
const updatedTogether = 50;

export async function addSynced(
  ctx: Context,
  source: string,
  fresh: readonly { order: SyncedOrder; customerId: string | null }[],
): Promise<WrittenOrder[]> {
  if (fresh.length === 0) return [];
  const stores = await storesByName(ctx, fresh);
  const rows = fresh.map(({ order, customerId }): OrderRow => ({
    ...{ id: ctx.ids.next('order'), source, source_order_no: order.orderNo, kind: 'synced' },
    ...{ customer_id: customerId, origin_customer_id: customerId, image_id: null, balance_fen: 0, points: 0, price },
    ...{ delivery: 'none', store_id: stores.get(order.store) ?? null, address_sealed: null, ship_company: null, tracking_no: null },
    ...{ promise: null, earned_points: 0, earned_growth: 0, expires_at: null, close_reason: null, complete_by: null, upload_at: null },
    ...toColumns(order),
  }));
  await insertOrRetry(ctx, 'an order was synced meanwhile', () => insertRows(ctx, 'orders', rows));
  await writeLines(
    ctx,
    rows.map((row, at) => ({ orderId: row.id, order: fresh[at]?.order })),
  );
  return rows;
}

export async function changeSynced(
  ctx: Context,
  later: readonly { order: SyncedOrder; before: KnownOrder; customerId: string | null }[],
): Promise<WrittenOrder[]> {
  if (later.length === 0) return [];
  const stores = await storesByName(ctx, later);
  const changes = later.map(({ order, before, customerId }) => {
    const columns = toColumns(order);
    return {
      id: before.id,
      columns: {
        ...columns,
        // A version that says nothing about it takes nothing back.
        ...{ shipped_at: columns.shipped_at ?? before.shipped_at, completed_at: columns.completed_at ?? before.completed_at },
        store_id: stores.get(order.store) ?? before.store_id,
        // Whose it was at first matters only for a merge that is undone; a buyer told anew begins anew.
        ...(customerId === before.customer_id ? {} : { customer_id: customerId, origin_customer_id: customerId }),
      },
    };
  });
  for (let from = 0; from < changes.length; from += updatedTogether)
    await updateEach(ctx, 'orders', changes.slice(from, from + updatedTogether));
  const ids = later.map(({ before }) => before.id);
  await ctx.db('order_lines').whereIn('order_id', ids).delete();
  await writeLines(
    ctx,
    later.map(({ order, before }) => ({ orderId: before.id, order })),
  );
  return later.map(({ order, before, customerId }) => ({
    ...{ id: before.id, source_order_no: before.source_order_no, customer_id: customerId },
    ...toColumns(order),
  }));
}

async function writeLines(ctx: Context, orders: readonly { orderId: string; order: SyncedOrder | undefined }[]): Promise<void> {
  const rows = orders.flatMap(({ orderId, order }) =>
    (order?.lines ?? []).map((line, nth): OrderLineRow => ({
      ...{ id: ctx.ids.next('orderLine'), order_id: orderId, nth, spu_id: null, sku_id: null, image_id: null },
      ...{ title: line.title, spec: line.spec, code: line.code, unit_fen: line.unitFen, quantity: line.quantity },
      ...{ refunded: 0, paid_fen: line.paidFen, tax_code: null, tax_rate_bps: null },
    })),
  );
  await insertRows(ctx, 'order_lines', rows);
}

/** Other systems know our stores by name. */
async function storesByName(ctx: Context, orders: readonly { order: SyncedOrder }[]): Promise<Map<string, string>> {
  if (orders.every(({ order }) => order.store === '')) return new Map();
  return new Map((await allStores(ctx)).map((store) => [store.name, store.id]));
}
