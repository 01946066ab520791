import type { z } from 'zod';
import type { Context } from '../context.ts';

/** Something that happened, past tense. Declared in events/<module>.ts; only the owner emits it. */
export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  name: string;
  version: number;
  payload: P;
}

export const defineEvent = <P extends z.ZodType>(name: string, version: number, payload: P): EventDefinition<P> => ({
  name,
  version,
  payload,
});

/** A subscriber: event + function. `name` is kept in receipts, so it must not change once released. */
export interface Reaction {
  event: EventDefinition;
  name: string;
  run(ctx: Context, payload: unknown): Promise<void>;
}

/** `run` is called inside a transaction that also writes the receipt, so a second delivery changes nothing. */
export function defineReaction<P extends z.ZodType>(it: {
  event: EventDefinition<P>;
  name: string;
  run: (ctx: Context, payload: z.output<P>) => Promise<void>;
}): Reaction {
  return { event: it.event, name: it.name, run: (ctx, payload) => it.run(ctx, it.event.payload.parse(payload)) };
}
