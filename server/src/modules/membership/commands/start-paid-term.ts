import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { resolveCustomerId } from '../../customers/index.ts';
import { getSettings } from '../settings.ts';
import type { PaidTermRow } from '../tables.ts';
import { evaluateMember } from './evaluate-member.ts';

/**
 * A member has paid for a level (the seam for orders: call it in the transaction that marks the order as paid). Until the instant `until` (ms) the
 * member's level is at least this one; growth may hold it higher. Starts now, or at `from` for a term that follows another. The same source starts
 * one term, however often it is called; answers its id. Throws customer.not_found.
 */
export async function startPaidTerm(
  ctx: Context,
  it: { customerId: string; level: number; until: number; source: { kind: string; id: string }; from?: number },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const source = { source_kind: it.source.kind, source_id: it.source.id };
    const known = await ctx.db<PaidTermRow>('paid_terms').where(source).first('id');
    if (known) return known.id;
    const customerId = await resolveCustomerId(ctx, it.customerId);
    if (customerId === undefined) throw new AppError('customer.not_found');
    const { levels } = await getSettings(ctx);
    if (!levels.some((level) => level.level === it.level)) throw new Error(`there is no level ${it.level}`);
    const startsAt = it.from ?? ctx.clock.now();
    if (it.until <= startsAt) throw new Error('a term ends after it begins');
    const row: PaidTermRow = {
      ...source,
      id: ctx.ids.next('paidTerm'),
      customer_id: customerId,
      level: it.level,
      starts_at: startsAt,
      until: it.until,
    };
    await insertOrRetry(ctx, 'this term was started meanwhile', () => ctx.db('paid_terms').insert(row));
    await evaluateMember(ctx, customerId);
    return row.id;
  });
}
