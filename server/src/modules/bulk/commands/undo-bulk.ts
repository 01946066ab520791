import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { bulkKind, fieldAccess } from '../../customers/index.ts';
import { canUndo, changeOf, getAction, toActionView } from '../action-view.ts';
import type { BulkActionView } from '../action-view.ts';
import { undoBulkJob } from '../jobs/undo-bulk.ts';

/**
 * Puts back what an action changed, in the background. The old owner may have left or a field been archived meanwhile: what the caller may not do
 * by hand they may not undo either. Throws bulk.not_found, bulk.not_possible.
 */
export async function undoBulk(ctx: Context, { id }: { id: string }): Promise<BulkActionView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  return inTransaction(ctx, async (ctx) => {
    const row = await getAction(ctx, id);
    if (!canUndo(row, ctx.clock.now())) throw new AppError('bulk.not_possible');
    const allowed = await bulkKind(changeOf(row))
      .check(ctx, await fieldAccess(ctx))
      .then(() => true)
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'staff.not_found') return true; // the new owner left: all the more reason
        if (error instanceof AppError) return false;
        throw error;
      });
    if (!allowed) throw new AppError('bulk.not_possible');
    const change = { status: 'undoing' as const, cursor_id: '', restored: 0, undo_by: actor.staffId, finished_at: null };
    const taken = await ctx.db('bulk_actions').where({ id, status: row.status }).update(change);
    if (taken !== 1) throw new AppError('bulk.not_possible');
    await writeAudit(ctx, 'bulk.undo_started', { kind: 'bulk', id }, { changed: String(row.changed) });
    await defer(ctx, undoBulkJob, { actionId: id });
    return toActionView(ctx, { ...row, ...change });
  });
}
