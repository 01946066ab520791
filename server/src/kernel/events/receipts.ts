import type { Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import type { Reaction } from './define-event.ts';

/** Runs a reaction once per event, however often it is delivered: the receipt commits with what the reaction did. */
export async function runReaction(ctx: Context, reaction: Reaction, eventId: string, payload: unknown): Promise<'done' | 'seen'> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      await ctx.db('event_receipts').insert({ event_id: eventId, reaction: reaction.name, at: ctx.clock.now() });
      await reaction.run(ctx, payload);
      return 'done' as const;
    });
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error) && (await hasReceipt(ctx, eventId, reaction.name))) return 'seen';
    throw error;
  }
}

async function hasReceipt(ctx: Context, eventId: string, reaction: string): Promise<boolean> {
  return (await ctx.db('event_receipts').where({ event_id: eventId, reaction }).first('event_id')) !== undefined;
}
