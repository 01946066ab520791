import type { z } from 'zod';
import type { Context } from '../context.ts';

export const lanes = ['urgent', 'default', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** A piece of work that may run twice and must not mind. Imperative name, payload of ids. */
export interface JobDefinition<P extends z.ZodType = z.ZodType> {
  name: string;
  lane: Lane;
  payload: P;
  /** Tries before it is left as failed for a person to look at. Waits grow from 1 s to 5 min in between. */
  maxAttempts: number;
  run(ctx: Context, payload: z.output<P>): Promise<void>;
}

export function defineJob<P extends z.ZodType>(it: {
  name: string;
  lane?: Lane;
  payload: P;
  maxAttempts?: number;
  run: (ctx: Context, payload: z.output<P>) => Promise<void>;
}): JobDefinition<P> {
  return { lane: 'default', maxAttempts: 10, ...it };
}

/** A job that is due every `everyMs` (slots counted in China time, so a day starts at midnight in Shanghai). */
export interface CronEntry {
  job: JobDefinition;
  everyMs: number;
  /** A cheap look whether there is anything to do, for jobs that come round often. */
  isDue?(ctx: Context): Promise<boolean>;
}
