import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { inTransaction } from '../../kernel/transaction.ts';

const most = 100;

/** Jobs that gave up, and callbacks that could not be handled: for staff both are work that waits for a person. */
export async function listFailedJobs(ctx: Context): Promise<Output<'staff.jobs.failed'>> {
  const jobs = await ctx
    .db('jobs')
    .where({ status: 'failed' })
    .orderBy('failed_at', 'desc')
    .limit(most)
    .select<{ id: string; name: string; attempts: number; at: number; error: string | null }[]>(
      'id',
      'name',
      'attempts',
      'failed_at as at',
      'error',
    );
  const callbacks = await ctx
    .db('inbox')
    .where({ status: 'failed' })
    .orderBy('id', 'desc')
    .limit(most)
    .select<{ id: string; attempts: number; at: number; error: string | null }[]>('id', 'attempts', 'next_at as at', 'error');
  const rows = [...jobs, ...callbacks.map((row) => ({ ...row, name: 'inbox' }))].sort((a, b) => b.at - a.at).slice(0, most);
  return { jobs: rows.map(({ id, name, attempts, at, error }) => ({ id, name, attempts, failedAt: at, error: error ?? '' })) };
}

/** Puts failed work back into the line; transport, sweeper or drain pick it up. Throws job.not_found. */
export async function retryJob(ctx: Context, input: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const failed = { id: input.id, status: 'failed' };
    const revived = input.id.startsWith('inb_')
      ? await ctx.db('inbox').where(failed).update({ status: 'received', attempts: 0, next_at: now })
      : await ctx.db('jobs').where(failed).update({ status: 'ready', run_at: now, attempts: 0, failed_at: null });
    if (revived === 0) throw new AppError('job.not_found');
    await writeAudit(ctx, 'job.retried', { kind: 'job', id: input.id });
    return {};
  });
}
