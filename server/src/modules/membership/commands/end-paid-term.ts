import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { resolveCustomerId } from '../../customers/index.ts';
import type { PaidTermRow } from '../tables.ts';
import { evaluateMember } from './evaluate-member.ts';

/** The money for a term went back: it ends now, or never begins. In the transaction that gives the money back; again is fine. */
export async function endPaidTerm(ctx: Context, source: { kind: string; id: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const of = { source_kind: source.kind, source_id: source.id };
    const row = await ctx.db<PaidTermRow>('paid_terms').where(of).first();
    if (!row || row.until <= now) return;
    await ctx
      .db('paid_terms')
      .where({ id: row.id })
      .update({ starts_at: Math.min(row.starts_at, now), until: now });
    const customerId = await resolveCustomerId(ctx, row.customer_id);
    if (customerId !== undefined) await evaluateMember(ctx, customerId);
  });
}
