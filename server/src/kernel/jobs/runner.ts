import type { Context, Deps } from '../context.ts';
import { createContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { describeError } from '../log.ts';
import type { JobRegistry } from './registry.ts';
import type { JobTransport } from './transport.ts';

/** How soon another process takes over after a crash; kept alive four times as often. */
const leaseMs = 12_000;

interface JobRow {
  id: string;
  name: string;
  lane: 'urgent' | 'default' | 'bulk';
  payload: string;
  attempts: number;
}

/** 1 s, 2 s, 4 s … 5 min. */
export const retryDelay = (attempts: number): number => Math.min(1000 * 2 ** (attempts - 1), 300_000);

/**
 * Runs one job row by id: claims it with a conditional update (so a doubled announcement is harmless), keeps the lease alive while it works,
 * deletes it when done, and otherwise plans the next try or leaves it as failed. Never rejects.
 */
export function createJobRunner(deps: Deps, registry: JobRegistry, transport: JobTransport): (jobId: string) => Promise<void> {
  const { db, clock, ids, log } = deps;

  const claim = async (jobId: string, token: string): Promise<JobRow | undefined> => {
    const now = clock.now();
    const taken = await db('jobs')
      .where({ id: jobId, status: 'ready' })
      .where('run_at', '<=', now)
      .update({ status: 'running', claim: token, lease_until: now + leaseMs, attempts: db.raw('attempts + 1') });
    return taken === 1 ? db<JobRow>('jobs').where({ id: jobId }).first() : undefined;
  };

  const fail = async (job: JobRow, token: string, error: unknown, maxAttempts: number): Promise<void> => {
    const over = job.attempts >= maxAttempts || (error instanceof AppError && !error.retryable);
    const runAt = clock.now() + retryDelay(job.attempts);
    const text = String(describeError(error).message ?? error).slice(0, 500);
    await db('jobs')
      .where({ id: job.id, claim: token })
      .update(
        over
          ? { status: 'failed', error: text, failed_at: clock.now(), claim: null }
          : { status: 'ready', error: text, run_at: runAt, claim: null },
      );
    log[over ? 'error' : 'warn'](
      { err: error, job: job.name, jobId: job.id, attempts: job.attempts },
      over ? 'a job gave up' : 'a job will be tried again',
    );
    if (!over) await transport.announce([{ id: job.id, lane: job.lane, runAt }]);
  };

  const run = async (jobId: string): Promise<void> => {
    const token = ids.next('claim');
    const job = await claim(jobId, token);
    if (!job) return;
    const definition = registry.find(job.name);
    if (!definition) return fail(job, token, new Error(`no job is called "${job.name}"`), 1);
    const keepAlive = setInterval(() => void extend(jobId, token), leaseMs / 4);
    try {
      const ctx: Context = createContext(deps, { kind: 'system', name: job.name }, job.id);
      await definition.run(ctx, JSON.parse(job.payload) as unknown);
      await db('jobs').where({ id: job.id, claim: token }).delete();
    } catch (error) {
      await fail(job, token, error, definition.maxAttempts);
    } finally {
      clearInterval(keepAlive);
    }
  };
  const extend = async (jobId: string, token: string): Promise<void> => {
    await db('jobs')
      .where({ id: jobId, claim: token })
      .update({ lease_until: clock.now() + leaseMs })
      .catch(() => undefined);
  };

  return (jobId) =>
    run(jobId).catch((error: unknown) =>
      log.error({ err: error, jobId }, 'a job could not be claimed or closed; the sweeper brings it back'),
    );
}
