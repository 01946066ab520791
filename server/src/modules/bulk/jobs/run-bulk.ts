import { z } from 'zod';
import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { bulkKind, fieldAccess, selectCustomers } from '../../customers/index.ts';
import { changeOf } from '../action-view.ts';
import { inTheNameOf } from '../starter.ts';
import type { BulkActionRow } from '../tables.ts';

const chunk = 500;
/** After so many the job is handed on to a fresh one, so that a long action does not use up its attempts. */
const chunksAtOnce = 20;

const payload = z.object({ actionId: z.string() });

/**
 * Changes customers in chunks by rising id. The place and what was changed commit with each chunk, so it goes on exactly where it was after any
 * crash; a second run of the same job waits for the row and finds the place moved on.
 */
export const runBulk: JobDefinition<typeof payload> = defineJob({
  name: 'bulk.run',
  lane: 'bulk',
  payload,
  async run(ctx, { actionId }) {
    for (let nth = 1; ; nth += 1) {
      const handOn = nth === chunksAtOnce;
      const more = await inTransaction(ctx, async (ctx) => {
        const more = await runChunk(ctx, actionId);
        if (more && handOn) await defer(ctx, runBulk, { actionId });
        return more;
      });
      if (!more || handOn) return;
    }
  },
});

async function runChunk(ctx: Context, actionId: string): Promise<boolean> {
  const action = await lockAction(ctx, actionId, 'running');
  if (!action) return false;
  const ids = await inStarterName(ctx, action, nextIds);
  if (!ids) return finish(ctx, action, 'failed');
  if (ids.length === 0) return finish(ctx, action, 'done');
  const changes = await inStarterName(ctx, action, async (ctx) => bulkKind(changeOf(action)).apply(ctx, ids));
  if (!changes) return finish(ctx, action, 'failed');
  await insertRows(
    ctx,
    'bulk_changes',
    changes.map((change) => ({ action_id: action.id, customer_id: change.customerId, before: change.before, after: change.after })),
  );
  await ctx
    .db('bulk_actions')
    .where({ id: action.id })
    .update({ cursor_id: ids.at(-1), done: action.done + ids.length, changed: action.changed + changes.length });
  afterCommit(ctx, () => ctx.live.publish(action.id));
  return true;
}

/** The action if it is in this state, locked until the transaction ends. */
export async function lockAction(ctx: Context, id: string, status: BulkActionRow['status']): Promise<BulkActionRow | undefined> {
  const [row] = await ctx.dialect.lockRows(ctx.db<BulkActionRow>('bulk_actions').where({ id }));
  return row?.status === status ? row : undefined;
}

/** Does one step with the starter's rights of this moment; undefined when they do not suffice any more. */
async function inStarterName<T>(
  ctx: Context,
  action: BulkActionRow,
  step: (ctx: Context, action: BulkActionRow) => Promise<T>,
): Promise<T | undefined> {
  const starter = await inTheNameOf(ctx, action.staff_id);
  if (!starter) return undefined;
  try {
    await bulkKind(changeOf(action)).check(starter, await fieldAccess(starter));
    return await step(starter, action);
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return undefined; // a right, a filter's field or the new owner is gone
    throw error;
  }
}

async function nextIds(ctx: Context, action: BulkActionRow): Promise<string[]> {
  const target = JSON.parse(ctx.sealing.open(action.target_sealed ?? '', action.id)) as Input<'staff.bulk.start'>['target'];
  const { query } = await selectCustomers(ctx, 'ids' in target ? {} : target);
  if ('ids' in target) void query.whereIn('customers.id', target.ids);
  return query
    .where('customers.id', '>', action.cursor_id)
    .where('customers.id', '<=', action.upper_id)
    .orderBy('customers.id')
    .limit(chunk)
    .pluck<string[]>('customers.id');
}

/** Named customers who were not there for the starter count as failed. */
async function finish(ctx: Context, action: BulkActionRow, status: 'done' | 'failed'): Promise<false> {
  const failed = action.total === null ? 0 : Math.max(0, action.total - action.done);
  await ctx.db('bulk_actions').where({ id: action.id }).update({ status, failed, target_sealed: null, finished_at: ctx.clock.now() });
  const counts = { done: String(action.done), changed: String(action.changed), failed: String(failed) };
  await writeAudit(ctx, `bulk.${status === 'done' ? 'finished' : 'stopped'}`, { kind: 'bulk', id: action.id }, counts);
  afterCommit(ctx, () => ctx.live.publish(action.id));
  return false;
}
