import { chinaOffsetMs } from '@lianke/shared';
import type { Deps } from '../context.ts';
import { createContext } from '../context.ts';
import { defer } from '../events/outbox.ts';
import { createPoller } from '../poller.ts';
import type { Poller } from '../poller.ts';
import { inTransaction } from '../transaction.ts';
import type { CronEntry } from './define-job.ts';

/** Starts periodic jobs. Several processes may run this: the slot moves forward with one conditional update, and only its winner defers the job. */
export function createCron(deps: Deps, entries: readonly CronEntry[]): Poller {
  const ctx = createContext(deps, { kind: 'system', name: 'cron' }, 'cron');
  const seen = new Map<string, number>();

  const tick = async (): Promise<boolean> => {
    for (const { job, everyMs, isDue } of entries) {
      const slot = Math.floor((ctx.clock.now() + chinaOffsetMs) / everyMs);
      if (seen.get(job.name) === slot) continue;
      if (isDue && !(await isDue(ctx))) continue;
      await inTransaction(ctx, async (ctx) => {
        const moved = await ctx.db('cron_slots').where({ name: job.name }).where('slot', '<', slot).update({ slot });
        const known = moved === 1 || (await ctx.db('cron_slots').where({ name: job.name }).first('name')) !== undefined;
        if (!known) await ctx.db('cron_slots').insert({ name: job.name, slot });
        if (moved === 1 || !known) await defer(ctx, job, {});
      }).catch((error: unknown) => {
        if (!ctx.dialect.isUniqueViolation(error)) throw error; // another process made the row: it also defers
      });
      seen.set(job.name, slot);
    }
    return false;
  };
  return createPoller({ name: 'cron', everyMs: 1_000, log: deps.log, run: tick });
}
