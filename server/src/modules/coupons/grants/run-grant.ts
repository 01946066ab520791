import { z } from 'zod';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { findStaffActor } from '../../../kernel/http/actors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { selectCustomers } from '../../customers/index.ts';
import { issueMany } from '../issuing/issue-many.ts';
import type { GrantRow, GrantTargetRow } from '../tables.ts';
import { openTarget } from './grant-store.ts';

const chunk = 200;
/** After so many the job is handed on to a fresh one, so that a long grant does not use up its attempts. */
const chunksAtOnce = 25;
const payload = z.object({ grantId: z.string() });

/**
 * Gives to customers in chunks by rising id. What was given, to whom, and the place reached commit together: killed at any moment it goes on exactly
 * there, and a second run waits for the row and finds the place moved on. One row per grant and customer makes twice impossible in any case.
 */
export const runGrant: JobDefinition<typeof payload> = defineJob({
  name: 'coupons.run-grant',
  lane: 'bulk',
  payload,
  async run(ctx, { grantId }) {
    for (let nth = 1; ; nth += 1) {
      const handOn = nth === chunksAtOnce;
      const more = await inTransaction(ctx, async (ctx) => {
        const more = await runChunk(ctx, grantId);
        if (more && handOn) await defer(ctx, runGrant, { grantId });
        return more;
      });
      if (!more || handOn) return;
    }
  },
});

async function runChunk(ctx: Context, grantId: string): Promise<boolean> {
  const [grant] = await ctx.dialect.lockRows(ctx.db<GrantRow>('coupon_grants').where({ id: grantId }));
  if (grant?.status !== 'running') return false;
  const starter = await findStaffActor(ctx, grant.staff_id);
  if (!starter?.permissions.includes('coupons.grant')) return finish(ctx, grant, 'failed');
  const ids = await nextIds({ ...ctx, actor: starter }, grant);
  if (!ids) return finish(ctx, grant, 'failed');
  if (ids.length === 0) return finish(ctx, grant, 'done');
  const asks = ids.map((customerId) => ({
    customerId,
    source: 'grant' as const,
    staffId: grant.staff_id,
    grantId: grant.id,
    reason: grant.reason,
    by: starter,
  }));
  const verdicts = await issueMany(ctx, grant.template_id, asks, 'staff');
  const targets = verdicts.map((it, at): GrantTargetRow => ({
    grant_id: grant.id,
    customer_id: ids[at] ?? '',
    coupon_id: 'coupon' in it ? it.coupon.id : null,
    refusal: 'refused' in it ? it.refused.code : null,
  }));
  await insertRows(ctx, 'coupon_grant_targets', targets);
  const failed = targets.filter((it) => it.refusal !== null).length;
  await ctx
    .db('coupon_grants')
    .where({ id: grant.id })
    .update({ cursor_id: ids.at(-1), done: grant.done + ids.length, failed: grant.failed + failed });
  afterCommit(ctx, () => ctx.live.publish(grant.id));
  return true;
}

/** The next customers the starter may see today; undefined when a right or a field the list was filtered by is gone. */
async function nextIds(ctx: Context, grant: GrantRow): Promise<string[] | undefined> {
  const target = openTarget(ctx, grant);
  try {
    const { query } = await selectCustomers(ctx, 'ids' in target ? {} : target);
    if ('ids' in target) void query.whereIn('customers.id', target.ids);
    return await query
      .where('customers.id', '>', grant.cursor_id)
      .where('customers.id', '<=', grant.upper_id)
      .orderBy('customers.id')
      .limit(chunk)
      .pluck<string[]>('customers.id');
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return undefined;
    throw error;
  }
}

/** Named customers who were not there for the starter count as failed. */
async function finish(ctx: Context, grant: GrantRow, status: 'done' | 'failed'): Promise<false> {
  const missing = grant.total === null ? 0 : Math.max(0, grant.total - grant.done);
  const failed = grant.failed + missing;
  await ctx.db('coupon_grants').where({ id: grant.id }).update({ status, failed, target_sealed: null, finished_at: ctx.clock.now() });
  await writeAudit(
    ctx,
    status === 'done' ? 'coupon_grants.finished' : 'coupon_grants.stopped',
    { kind: 'coupon_grant', id: grant.id },
    { done: String(grant.done), failed: String(failed) },
  );
  afterCommit(ctx, () => ctx.live.publish(grant.id));
  return false;
}
