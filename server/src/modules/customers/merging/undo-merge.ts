import { customerUnmerged } from '../../../events/customers.ts';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { endOpenidSessions } from '../../../kernel/http/sessions.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { moveLinksBack } from '../../identity/index.ts';
import { requireVisible } from '../access/row-access.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import { keepApart } from './kept-apart.ts';
import { openSnapshot, undoForMs } from './merge-record.ts';
import type { MergeRow } from './merge-record.ts';
import { isOnTop } from './on-top.ts';
import { restoreHanging } from './restore-hanging.ts';
import { restoreRows } from './restore-rows.ts';

/**
 * Two persons after all: both records become what they were, byte by byte, except that what happened after the merge stays with the kept one: new
 * links, new timeline entries, fields edited since. The two are kept apart from then on, also from certain keys (see kept-apart.ts).
 * Throws merge.not_found, merge.too_old, merge.merged_again, merge.already_undone.
 */
export async function undoMerge(ctx: Context, input: { id: string; reason: string }): Promise<{ keptId: string; restoredId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const merge = await takeMerge(ctx, input.id);
    const snapshot = openSnapshot(ctx, merge);
    if (!snapshot || merge.at + undoForMs < ctx.clock.now()) throw new AppError('merge.too_old');
    const { kept, lost } = await lockBoth(ctx, merge);

    const movedBack = await moveLinksBack(ctx, kept.id, lost.id, snapshot.links);
    const ids = [lost.id, ...snapshot.mergedIds];
    await ctx.db('timeline_entries').where({ customer_id: kept.id }).whereIn('origin_customer_id', ids).update({ customer_id: lost.id });
    await restoreHanging(ctx, kept.id, lost.id, snapshot.hanging);
    if (snapshot.mergedIds.length > 0)
      await ctx.db('customers').whereIn('id', snapshot.mergedIds).where({ merged_into_id: kept.id }).update({ merged_into_id: lost.id });
    await restoreRows(ctx, snapshot, kept, lost);
    await ctx.db('duplicate_candidates').where(pairOf(kept.id, lost.id)).update({ status: 'dismissed' });
    await keepApart(ctx, kept.id, lost.id, merge.id);
    await endOpenidSessions(
      ctx,
      kept.id,
      movedBack.filter((link) => link.kind === 'mini_openid').map((link) => link.value),
    );
    await tell(ctx, merge, snapshot.lost, input.reason);
    return { keptId: kept.id, restoredId: lost.id };
  });
}

/** Two people may undo at once; the conditional update lets one through. */
async function takeMerge(ctx: Context, id: string): Promise<MergeRow> {
  const merge = await ctx.db<MergeRow>('customer_merges').where({ id }).first();
  if (!merge) throw new AppError('merge.not_found');
  const live = await ctx.db<CustomerRow>('customers').where({ id: merge.kept_id }).first('merged_into_id');
  await requireVisible(ctx, live?.merged_into_id ?? merge.kept_id).catch(() => {
    throw new AppError('merge.not_found');
  });
  const undone_by = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  const taken = await ctx.db('customer_merges').where({ id }).whereNull('undone_at').update({ undone_at: ctx.clock.now(), undone_by });
  if (taken !== 1) throw new AppError('merge.already_undone');
  return merge;
}

/** Throws merge.merged_again when the kept record was merged into another since, or another into it. */
async function lockBoth(ctx: Context, merge: MergeRow): Promise<{ kept: CustomerRow; lost: CustomerRow }> {
  const ids = [merge.kept_id, merge.lost_id];
  const rows: CustomerRow[] = await ctx.dialect.lockRows(ctx.db<CustomerRow>('customers').whereIn('id', ids).orderBy('id'));
  const kept = rows.find((row) => row.id === merge.kept_id);
  const lost = rows.find((row) => row.id === merge.lost_id);
  if (!kept || !lost) throw new AppError('merge.not_found');
  if (lost.merged_into_id !== kept.id || !(await isOnTop(ctx, merge))) throw new AppError('merge.merged_again');
  return { kept, lost };
}

const pairOf = (a: string, b: string): { left_id: string; right_id: string } => {
  const [left_id = '', right_id = ''] = [a, b].sort();
  return { left_id, right_id };
};

async function tell(ctx: Context, merge: MergeRow, lost: CustomerRow, reason: string): Promise<void> {
  const { kept_id: keptId, lost_id: restoredId } = merge;
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  const at = ctx.clock.now();
  const data = { mergeId: merge.id, restoredMemberNo: lost.member_no };
  await addTimelineEntries(
    ctx,
    [keptId, restoredId].map((customerId) => ({ customerId, kind: 'customer.unmerged' as const, at, data, staff })),
  );
  await writeAudit(ctx, 'customer.unmerged', { kind: 'customer', id: keptId }, { merge: merge.id, restored: restoredId, reason });
  await emit(ctx, customerUnmerged, { mergeId: merge.id, keptId, restoredId });
  afterCommit(ctx, () => [keptId, restoredId].forEach((id) => ctx.live.publish(id)));
}
