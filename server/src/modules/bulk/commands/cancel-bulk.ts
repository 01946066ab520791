import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getAction, toActionView } from '../action-view.ts';
import type { BulkActionView } from '../action-view.ts';

/** Stops after the chunk being worked on; what was changed stays changed. Throws bulk.not_found, bulk.not_possible. */
export async function cancelBulk(ctx: Context, { id }: { id: string }): Promise<BulkActionView> {
  return inTransaction(ctx, async (ctx) => {
    await getAction(ctx, id);
    const finished_at = ctx.clock.now();
    const stopped = await ctx
      .db('bulk_actions')
      .where({ id, status: 'running' })
      .update({ status: 'cancelled', target_sealed: null, finished_at });
    if (stopped !== 1) throw new AppError('bulk.not_possible');
    const row = await getAction(ctx, id);
    await writeAudit(ctx, 'bulk.cancelled', { kind: 'bulk', id }, { done: String(row.done), changed: String(row.changed) });
    return toActionView(ctx, row);
  });
}
