import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';

interface QuotaUseRow {
  seller_id: string;
  month: string;
  used_fen: number;
}

/** Counts what was issued, or given back by a red one of the same month, without tax. In the caller's transaction. */
export async function addQuotaUse(ctx: Context, sellerId: string, month: string, netFen: number): Promise<void> {
  const place = { seller_id: sellerId, month };
  const added = await ctx
    .db<QuotaUseRow>('invoice_quota_use')
    .where(place)
    .update({ used_fen: ctx.db.raw('used_fen + ?', [netFen]) as unknown as number });
  if (added === 1) return;
  await insertOrRetry(ctx, 'the first invoice of a month twice at once', () =>
    ctx.db<QuotaUseRow>('invoice_quota_use').insert({ ...place, used_fen: netFen }),
  );
}

export async function quotaUsed(ctx: Pick<Context, 'db'>, sellerId: string, month: string): Promise<number> {
  const row = await ctx.db<QuotaUseRow>('invoice_quota_use').where({ seller_id: sellerId, month }).first('used_fen');
  return Number(row?.used_fen ?? 0);
}
