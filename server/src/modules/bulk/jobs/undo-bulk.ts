import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { writeAudit } from '../../../kernel/audit.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { bulkKind } from '../../customers/index.ts';
import { changeOf } from '../action-view.ts';
import { inTheNameOf } from '../starter.ts';
import type { BulkActionRow, BulkChangeRow } from '../tables.ts';
import { lockAction } from './run-bulk.ts';

const chunk = 500;
const chunksAtOnce = 20;
const payload = z.object({ actionId: z.string() });

/** Puts back what an action changed, in chunks by rising id; what was edited since stays as it is. */
export const undoBulkJob: JobDefinition<typeof payload> = defineJob({
  name: 'bulk.undo',
  lane: 'bulk',
  payload,
  async run(ctx, { actionId }) {
    for (let nth = 1; ; nth += 1) {
      const handOn = nth === chunksAtOnce;
      const more = await inTransaction(ctx, async (ctx) => {
        const more = await undoChunk(ctx, actionId);
        if (more && handOn) await defer(ctx, undoBulkJob, { actionId });
        return more;
      });
      if (!more || handOn) return;
    }
  },
});

async function undoChunk(ctx: Context, actionId: string): Promise<boolean> {
  const action = await lockAction(ctx, actionId, 'undoing');
  if (!action) return false;
  const rows = await ctx
    .db<BulkChangeRow>('bulk_changes')
    .where({ action_id: action.id })
    .where('customer_id', '>', action.cursor_id)
    .orderBy('customer_id')
    .limit(chunk);
  if (rows.length === 0) return finish(ctx, action, 'undone');
  const restored = await restore(ctx, action, rows);
  if (restored === undefined) return finish(ctx, action, 'failed');
  await ctx
    .db('bulk_actions')
    .where({ id: action.id })
    .update({ cursor_id: rows.at(-1)?.customer_id, restored: action.restored + restored });
  afterCommit(ctx, () => ctx.live.publish(action.id));
  return true;
}

/** With the rights of whoever undoes it, as of this moment; undefined when they do not suffice any more. */
async function restore(ctx: Context, action: BulkActionRow, rows: readonly BulkChangeRow[]): Promise<number | undefined> {
  const undoer = await inTheNameOf(ctx, action.undo_by ?? '');
  if (!undoer) return undefined;
  try {
    const changes = rows.map((row) => ({ customerId: row.customer_id, before: row.before, after: row.after }));
    return await bulkKind(changeOf(action)).restore(undoer, changes);
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return undefined;
    throw error;
  }
}

async function finish(ctx: Context, action: BulkActionRow, status: 'undone' | 'failed'): Promise<false> {
  await ctx.db('bulk_actions').where({ id: action.id }).update({ status, finished_at: ctx.clock.now() });
  const counts = { restored: String(action.restored), changed: String(action.changed) };
  await writeAudit(ctx, status === 'undone' ? 'bulk.undone' : 'bulk.undo_stopped', { kind: 'bulk', id: action.id }, counts);
  afterCommit(ctx, () => ctx.live.publish(action.id));
  return false;
}
