import type { Context } from '../../../kernel/context.ts';
import { countSold } from '../../catalog/index.ts';
import { recordOrderSums, recordsOf } from '../../customers/index.ts';
import { completeOrders } from '../completing/complete-orders.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import { moveOrders } from '../moving/move-orders.ts';
import { countsAsBought } from '../rules/earned.ts';
import { paidStates } from '../rules/transitions.ts';
import type { OrderLineRow, OrderRow } from '../tables.ts';
import { keepPromises } from './keep-promises.ts';
import { useCoupons } from './use-coupons.ts';

export interface PaidOrder {
  id: string;
  /** Null: nothing was left to pay. */
  transactionId: string | null;
  paidAt: number;
}

/** WeChat hears of a payment a moment later in its shipping service; telling it at once is refused. */
const uploadAfterMs = 15_000;

/**
 * The money is here: orders move on, with everything that hangs on it, many at a time in the caller's transaction. `gone` are those that cannot be
 * fulfilled any more: given up meanwhile, or nobody is there to be given what was bought.
 */
export async function settlePaid(ctx: Context, paid: readonly PaidOrder[]): Promise<{ paid: OrderRow[]; gone: string[] }> {
  const byId = new Map(paid.map((it) => [it.id, it]));
  const rows = await lockOrders(ctx, [...byId.keys()]);
  const there = await recordsOf(
    ctx,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  const orphans = new Set(rows.filter((row) => row.kind !== 'goods' && !there.has(row.customer_id ?? '')).map((row) => row.id));
  const moved = await moveOrders(ctx, [...byId.keys()], {
    move: 'paid',
    provided: (row) => !orphans.has(row.id),
    set: (row) => ({
      transaction_id: byId.get(row.id)?.transactionId ?? null,
      paid_at: byId.get(row.id)?.paidAt ?? null,
      paid_fen: row.pay_fen + row.balance_fen,
      expires_at: null,
      // What is not sent has nothing to wait for: the goods are there, or the customer is.
      upload_at: row.pay_fen > 0 && row.delivery !== 'express' ? ctx.clock.now() + uploadAfterMs : null,
    }),
  });
  await useCoupons(ctx, moved);
  await sumUp(ctx, moved);
  await keepPromises(ctx, moved);
  const done = await completeOrders(
    ctx,
    moved.filter((row) => row.kind !== 'goods').map((row) => row.id),
  );
  const now = new Map(done.map((row) => [row.id, row]));
  const before = new Set(rows.filter((row) => paidStates.includes(row.state)).map((row) => row.id));
  const settled = new Set([...moved.map((row) => row.id), ...before]);
  return { paid: moved.map((row) => now.get(row.id) ?? row), gone: [...byId.keys()].filter((id) => !settled.has(id)) };
}

async function sumUp(ctx: Context, moved: readonly OrderRow[]): Promise<void> {
  await recordOrderSums(
    ctx,
    moved.flatMap((row) =>
      row.customer_id !== null && countsAsBought(row.kind)
        ? [{ customerId: row.customer_id, orders: 1, paidFen: row.paid_fen, lastOrderAt: row.created_at }]
        : [],
    ),
  );
  const goods = moved.filter((row) => row.kind === 'goods').map((row) => row.id);
  if (goods.length === 0) return;
  const lines = await ctx
    .db<OrderLineRow>('order_lines')
    .whereIn('order_id', goods)
    .whereNotNull('spu_id')
    .select<{ spu_id: string; quantity: number }[]>('spu_id', 'quantity');
  await countSold(
    ctx,
    lines.map((line) => ({ spuId: line.spu_id, pieces: line.quantity })),
  );
}
