import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { lockLevels } from '../queries/lock-levels.ts';

/** What orders add to a record, or (negative) take back from it. */
export interface OrderSumChange {
  /** Any id the record ever went by. */
  customerId: string;
  orders: number;
  paidFen: number;
  /** When the newest of them was made; the record keeps the latest. */
  lastOrderAt?: number | undefined;
}

/** In the caller's transaction: one statement however many records. Erased records are left alone, and no sum falls below 0. */
export async function recordOrderSums(ctx: Context, changes: readonly OrderSumChange[]): Promise<void> {
  if (changes.length === 0) return;
  const live = await lockLevels(
    ctx,
    changes.map((it) => it.customerId),
  );
  const sums = new Map<string, Required<Omit<OrderSumChange, 'customerId'>>>();
  for (const it of changes) {
    const id = live.get(it.customerId)?.id;
    if (id === undefined) continue;
    const sum = sums.get(id) ?? { orders: 0, paidFen: 0, lastOrderAt: 0 };
    sums.set(id, {
      orders: sum.orders + it.orders,
      paidFen: sum.paidFen + it.paidFen,
      lastOrderAt: Math.max(sum.lastOrderAt, it.lastOrderAt ?? 0),
    });
  }
  const ids = [...sums.keys()];
  if (ids.length === 0) return;
  const added = (column: string, of: (sum: { orders: number; paidFen: number }) => number) => {
    const cases = [...sums].flatMap(([id, sum]) => [id, of(sum)]);
    const change = `case ?? ${'when ? then ? '.repeat(ids.length)}end`;
    return ctx.db.raw(`case when ?? + ${change} < 0 then 0 else ?? + ${change} end`, [column, 'id', ...cases, column, 'id', ...cases]);
  };
  const latest = [...sums].flatMap(([id, sum]) => [id, sum.lastOrderAt, sum.lastOrderAt]);
  await ctx
    .db('customers')
    .whereIn('id', ids)
    .update({
      orders_count: added('orders_count', (sum) => sum.orders),
      paid_total_fen: added('paid_total_fen', (sum) => sum.paidFen),
      last_order_at: ctx.db.raw(
        `case ?? ${'when ? then case when last_order_at < ? then ? else last_order_at end '.repeat(ids.length)}end`,
        ['id', ...latest],
      ),
    });
  for (const id of ids) afterCommit(ctx, () => ctx.live.publish(id));
}
