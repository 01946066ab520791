import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import { markedAsTransaction } from './transaction-mark.ts';

const maxAttempts = 12;

/** Thrown inside a transaction to have the whole of it run again: somebody else won a race for a unique key or a row. */
export class RetryTransaction extends Error {
  constructor(why: string) {
    super(`transaction must be run again: ${why}`);
    this.name = 'RetryTransaction';
  }
}

/**
 * Runs `run` in one transaction, or joins the open one. Deadlocks, busy databases and RetryTransaction run the WHOLE function again
 * (at most 12 times, with growing random pauses), so it must not do anything outside the database.
 * The inner parameter is also called ctx by convention: shadowing makes the outer one unreachable.
 */
export async function inTransaction<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.transaction) return run(ctx);
  for (let attempt = 1; ; attempt += 1) {
    const state: NonNullable<Context['transaction']> = { afterCommit: [], outboxTouched: false };
    try {
      const result = await markedAsTransaction(() => ctx.db.transaction((db) => run({ ...ctx, db, transaction: state })));
      for (const task of state.afterCommit) task();
      if (state.outboxTouched) ctx.nudge.outbox();
      return result;
    } catch (error) {
      const again = error instanceof RetryTransaction || ctx.dialect.isTransient(error);
      if (!again || attempt === maxAttempts) throw error;
      await sleep(Math.random() * Math.min(2 ** attempt, 200));
    }
  }
}

/** Runs `task` once the open transaction has committed. For things that may be lost (telling open pages to refresh), never for effects that matter. */
export function afterCommit(ctx: Pick<Context, 'transaction'>, task: () => void): void {
  if (ctx.transaction) ctx.transaction.afterCommit.push(task);
  else task();
}

/** Runs an insert that may lose a race for a unique key; losing it has the whole transaction run again. */
export async function insertOrRetry(ctx: Context, what: string, insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new RetryTransaction(what);
    throw error;
  }
}
