import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { chinaDayStart } from '../../../kernel/db/china-day.ts';
import type { InvoicedPart } from '../../invoices/index.ts';
import { paidStates } from '../rules/transitions.ts';
import { ours } from '../tables.ts';

interface Sum {
  day_start: number | string;
  store_id: string | null;
  fen: number | string;
}

/** Money of our orders by day and store: paid when it came, refunded when it was let go. */
export const moneyByDay: InvoicedPart['sums'] = async (ctx, { from, until }) => {
  const paid = await sumUp(ctx, 'o.paid_at', 'o.pay_fen', 'orders as o', (query) => {
    void query.where({ 'o.source': ours }).whereIn('o.state', [...paidStates]);
    void query.where('o.paid_at', '>=', from).where('o.paid_at', '<', until);
  });
  const refunded = await sumUp(ctx, 'r.let_through_at', 'r.pay_fen', 'order_refunds as r', (query) => {
    void query.join('orders as o', 'o.id', 'r.order_id').where({ 'o.source': ours });
    void query.where('r.let_through_at', '>=', from).where('r.let_through_at', '<', until);
  });
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

async function sumUp(ctx: Context, at: string, fen: string, from: string, narrow: (query: Knex.QueryBuilder) => void): Promise<Sum[]> {
  const query: Knex.QueryBuilder = ctx.db(from);
  narrow(query);
  const rows: Sum[] = await query
    .groupByRaw(`${chinaDayStart(at)}, o.store_id`)
    .select(ctx.db.raw(`${chinaDayStart(at)} as day_start`), 'o.store_id', ctx.db.raw(`sum(${fen}) as fen`));
  return rows;
}
