import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart } from '../../invoices/index.ts';
import { paidStates } from '../rules/transitions.ts';
import { ours } from '../tables.ts';

const dayMs = 86_400_000;

interface Sum {
  day_start: number | string;
  store_id: string | null;
  fen: number | string;
}

/** Start of the China day, shifted so that it divides; the same whole number on both databases. */
const dayOf = (column: string): string => `(${column} + ${chinaOffsetMs}) - ((${column} + ${chinaOffsetMs}) % ${dayMs})`;

/** Money of our orders by day and store: paid when it came, refunded when it was let go. */
export const moneyByDay: InvoicedPart['sums'] = async (ctx, { from, until }) => {
  const paid = await sumUp(ctx, 'o.paid_at', 'o.pay_fen', () =>
    ctx
      .db('orders as o')
      .where({ 'o.source': ours })
      .whereIn('o.state', [...paidStates])
      .where('o.paid_at', '>=', from)
      .where('o.paid_at', '<', until),
  );
  const refunded = await sumUp(ctx, 'r.let_through_at', 'r.pay_fen', () =>
    ctx
      .db('order_refunds as r')
      .join('orders as o', 'o.id', 'r.order_id')
      .where('r.let_through_at', '>=', from)
      .where('r.let_through_at', '<', until)
      .where({ 'o.source': ours }),
  );
  const byKey = new Map<string, { day: string; storeId: string | null; paidFen: number; refundedFen: number }>();
  const at = (row: Sum) => {
    const day = formatChinaDay(Number(row.day_start) - chinaOffsetMs);
    const key = `${day}|${row.store_id ?? ''}`;
    const found = byKey.get(key) ?? { day, storeId: row.store_id, paidFen: 0, refundedFen: 0 };
    byKey.set(key, found);
    return found;
  };
  for (const row of paid) at(row).paidFen += Number(row.fen);
  for (const row of refunded) at(row).refundedFen += Number(row.fen);
  return [...byKey.values()].sort((a, b) => a.day.localeCompare(b.day) || (a.storeId ?? '').localeCompare(b.storeId ?? ''));
};

async function sumUp(ctx: Context, at: string, fen: string, of: () => ReturnType<Context['db']>): Promise<Sum[]> {
  return (await of()
    .groupByRaw(`${dayOf(at)}, o.store_id`)
    .select(ctx.db.raw(`${dayOf(at)} as day_start`), 'o.store_id', ctx.db.raw(`sum(${fen}) as fen`))) as Sum[];
}
