import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { inTransaction } from '../../kernel/transaction.ts';

export async function listFailedJobs(ctx: Context): Promise<Output<'staff.jobs.failed'>> {
  const rows = await ctx
    .db('jobs')
    .where({ status: 'failed' })
    .orderBy('failed_at', 'desc')
    .limit(100)
    .select<{ id: string; name: string; attempts: number; failed_at: number; error: string | null }[]>(
      'id',
      'name',
      'attempts',
      'failed_at',
      'error',
    );
  return {
    jobs: rows.map(({ id, name, attempts, failed_at, error }) => ({ id, name, attempts, failedAt: failed_at, error: error ?? '' })),
  };
}

/** Puts a failed job back into the line; the transport or the sweeper picks it up. Throws job.not_found. */
export async function retryJob(ctx: Context, input: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const revived = await ctx
      .db('jobs')
      .where({ id: input.id, status: 'failed' })
      .update({ status: 'ready', run_at: ctx.clock.now(), attempts: 0, failed_at: null });
    if (revived === 0) throw new AppError('job.not_found');
    await writeAudit(ctx, 'job.retried', { kind: 'job', id: input.id });
    return {};
  });
}
