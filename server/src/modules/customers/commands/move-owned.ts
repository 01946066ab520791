import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { addTimelineEntries } from '../timeline.ts';

export interface OwnedMove {
  from: { id: string; name: string };
  to: { id: string; name: string };
  /** Who decided it; shown on the timeline. */
  by: { id: string; name: string };
}

/**
 * Makes `to` the owner of up to `limit` customers of `from`; `more` is false when none was left. What has moved is no longer found,
 * so it may be called again after any interruption. Inside the caller's transaction.
 */
export async function moveOwned(ctx: Context, { from, to, by }: OwnedMove, limit: number): Promise<{ moved: number; more: boolean }> {
  const owned = { owner_id: from.id, merged_into_id: null };
  const found = await ctx.db('customers').where(owned).limit(limit).pluck<string[]>('id');
  if (found.length === 0) return { moved: 0, more: false };
  // Locked in id order and looked at again: somebody may have given one away meanwhile.
  const ids = await ctx.dialect.lockRows(ctx.db('customers').whereIn('id', found.sort()).where(owned).orderBy('id')).pluck<string[]>('id');
  await assignOwner(ctx, ids, to.id);
  await ctx
    .db('customers')
    .whereIn('id', ids)
    .update({ version: ctx.db.raw('version + 1') });
  await addTimelineEntries(
    ctx,
    ids.map((customerId) => ({
      customerId,
      kind: 'customer.assigned' as const,
      at: ctx.clock.now(),
      data: { fromName: from.name, toName: to.name },
      staff: by,
    })),
  );
  afterCommit(ctx, () => ids.forEach((id) => ctx.live.publish(id)));
  return { moved: ids.length, more: true };
}
