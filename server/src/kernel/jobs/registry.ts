import type { Context } from '../context.ts';
import type { Reaction } from '../events/define-event.ts';
import type { OutboxRow } from '../events/outbox.ts';
import { runReaction } from '../events/receipts.ts';
import type { JobDefinition, Lane } from './define-job.ts';

export interface NewJob {
  id: string;
  name: string;
  lane: Lane;
  payload: string;
  run_at: number;
}

export interface RunnableJob {
  lane: Lane;
  maxAttempts: number;
  run(ctx: Context, payload: unknown): Promise<void>;
}

export interface JobRegistry {
  find(name: string): RunnableJob | undefined;
  jobsFor(row: OutboxRow): NewJob[];
}

const reactionJobName = (reaction: Reaction): string => `react:${reaction.name}`;

/** Everything that can be run in the background: the modules' jobs, and one job per reaction to an event. */
export function createJobRegistry(jobs: readonly JobDefinition[], reactions: readonly Reaction[]): JobRegistry {
  const runnable = new Map<string, RunnableJob>();
  const add = (name: string, job: RunnableJob): void => {
    if (runnable.has(name)) throw new Error(`two jobs are called "${name}"`);
    runnable.set(name, job);
  };
  for (const job of jobs) add(job.name, { ...job, run: (ctx, payload) => job.run(ctx, job.payload.parse(payload)) });
  for (const reaction of reactions)
    add(reactionJobName(reaction), {
      lane: 'default',
      maxAttempts: 10,
      run: async (ctx, payload) => {
        const { eventId, data } = payload as { eventId: string; data: unknown };
        await runReaction(ctx, reaction, eventId, data);
      },
    });

  return {
    find: (name) => runnable.get(name),
    jobsFor: (row) => {
      if (row.kind === 'job') {
        const lane = runnable.get(row.name)?.lane ?? 'default';
        return [{ id: row.id.replace(/^out_/, 'job_'), name: row.name, lane, payload: row.payload, run_at: row.run_at }];
      }
      return reactions
        .filter((reaction) => reaction.event.name === row.name)
        .map((reaction, at) => ({
          id: `evt_${row.id.replace(/^out_/, '')}_${at}`,
          name: reactionJobName(reaction),
          lane: 'default',
          payload: JSON.stringify({ eventId: row.id, data: JSON.parse(row.payload) as unknown }),
          run_at: row.run_at,
        }));
    },
  };
}
