import type { Context } from '../../../kernel/context.ts';
import type { PaymentRow } from '../tables.ts';

/** What coupons of WeChat (or of others, through WeChat) paid of these payables, in fen; those without are missing. */
export async function paidByPlatform(ctx: Pick<Context, 'db'>, kind: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx
    .db<PaymentRow>('payments')
    .where({ payable_kind: kind, status: 'paid' })
    .whereIn('payable_id', [...ids])
    .whereRaw('payer_total_fen < amount_fen')
    .select('payable_id', 'amount_fen', 'payer_total_fen');
  return new Map(rows.map((row) => [row.payable_id, row.amount_fen - (row.payer_total_fen ?? row.amount_fen)]));
}
