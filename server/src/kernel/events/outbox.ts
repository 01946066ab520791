import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { JobDefinition } from '../jobs/define-job.ts';
import type { EventDefinition } from './define-event.ts';

/** Payloads carry ids, not data; a longer one is a mistake in the caller. */
const maxPayloadBytes = 16_000;

export interface OutboxRow {
  id: string;
  kind: 'event' | 'job';
  name: string;
  payload: string;
  run_at: number;
  created_at: number;
}

/** Says that something happened. Only inside a transaction: the row commits together with the state it belongs to. */
export async function emit<P extends z.ZodType>(ctx: Context, event: EventDefinition<P>, payload: z.input<P>): Promise<void> {
  await write(ctx, 'event', event.name, event.payload.parse(payload), ctx.clock.now());
}

/** Asks for a job to be run after the commit, `delayMs` later at the earliest. Only inside a transaction. Its name and payload are all that is needed of it. */
export async function defer<P extends z.ZodType>(
  ctx: Context,
  job: Pick<JobDefinition<P>, 'name' | 'payload'>,
  payload: z.input<P>,
  delayMs = 0,
): Promise<void> {
  await write(ctx, 'job', job.name, job.payload.parse(payload), ctx.clock.now() + delayMs);
}

async function write(ctx: Context, kind: OutboxRow['kind'], name: string, payload: unknown, runAt: number): Promise<void> {
  if (!ctx.transaction) throw new Error(`"${name}" must be emitted or deferred inside a transaction`);
  const text = JSON.stringify(payload);
  if (Buffer.byteLength(text) > maxPayloadBytes) throw new Error(`the payload of "${name}" is too large; pass ids instead`);
  const row: OutboxRow = { id: ctx.ids.next('outbox'), kind, name, payload: text, run_at: runAt, created_at: ctx.clock.now() };
  await ctx.db('outbox').insert(row);
  ctx.transaction.outboxTouched = true;
}
