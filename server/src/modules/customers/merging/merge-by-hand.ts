import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../access/field-access.ts';
import { takeCandidate } from '../duplicates/candidates.ts';
import type { Choices } from '../rules/combine-records.ts';
import { allIdsOf, lockCustomers } from '../store.ts';
import { forgetApart } from './kept-apart.ts';
import { resolvePair } from './load-pair.ts';
import { mergePair } from './merge-customers.ts';

/**
 * A person says that two records are one. Choosing a field means writing it, so it needs the right to.
 * Throws duplicate.not_found, customer.not_found, customer.merge_same, customer.field_forbidden.
 */
export async function mergeByHand(ctx: Context, input: Input<'staff.duplicates.merge'>): Promise<{ customerId: string; mergeId: string }> {
  const access = await fieldAccess(ctx);
  const choose = Object.entries(input.choose ?? {});
  for (const [field] of choose) access.require(field, 'write');
  const choices: Choices = new Map(choose.map(([field, side]) => [field, side === input.keep ? 'kept' : 'lost']));
  return inTransaction(ctx, async (ctx) => {
    const pair = await resolvePair(ctx, input);
    if (input.id !== undefined) await requireSamePair(ctx, input.id, pair);
    const [keptId, lostId] = input.keep === 'left' ? [pair.left, pair.right] : [pair.right, pair.left];
    const locked = await lockCustomers(ctx, [keptId, lostId]);
    const [kept, lost] = [locked.get(keptId), locked.get(lostId)];
    if (!kept || !lost) throw new AppError('customer.not_found');
    await forgetApart(ctx, await allIdsOf(ctx, keptId), await allIdsOf(ctx, lostId));
    const { mergeId } = await mergePair(ctx, kept, lost, 'staff_decision', choices);
    const chosen = choose.map(([field, side]) => `${field}:${side === input.keep ? 'kept' : 'lost'}`).join(',');
    await writeAudit(
      ctx,
      'customer.merged',
      { kind: 'customer', id: keptId },
      { merge: mergeId, lost: lostId, ...(input.id && { duplicate: input.id }), ...(chosen && { chosen }) },
    );
    afterCommit(ctx, () => ctx.live.publish(keptId));
    return { customerId: keptId, mergeId };
  });
}

/** The queue's pair must be these two, or somebody else decided meanwhile. Throws duplicate.not_found. */
async function requireSamePair(ctx: Context, candidateId: string, pair: { left: string; right: string }): Promise<void> {
  const candidate = await takeCandidate(ctx, candidateId, 'merged');
  const [left, right] = [await allIdsOf(ctx, pair.left), await allIdsOf(ctx, pair.right)];
  const fits = (a: string[], b: string[]): boolean => a.includes(candidate.left_id) && b.includes(candidate.right_id);
  if (!fits(left, right) && !fits(right, left)) throw new AppError('duplicate.not_found');
}
