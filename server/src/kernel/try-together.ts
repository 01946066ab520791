import { createContext } from './context.ts';
import type { Context } from './context.ts';
import { gatherWrites } from './db/gather-writes.ts';
import type { Live } from './live/live.ts';
import { inTransaction } from './transaction.ts';

/**
 * Things to be written that arrive at the same moment are tried in one transaction: under load a commit serves many, and an idle server waits for
 * nobody. `run` answers each item's result, or undefined for one that has to be done by itself. A transaction that fails before its commit has
 * stored nothing: then everybody goes by themselves (undefined), so that one's trouble is nobody else's. A commit that fails may have happened or
 * not, and fails for all. Kept per app, so that two apps in one test do not share it.
 */
export function tryTogether<T, R>(
  name: string,
  run: (ctx: Context, items: readonly T[]) => Promise<readonly (R | undefined)[]>,
): (ctx: Context, item: T) => Promise<R | undefined> {
  const gatherers = new WeakMap<Live, (item: T) => Promise<R | undefined>>();
  return (caller, item) => {
    const known = gatherers.get(caller.live) ?? createGatherer(createContext(caller, { kind: 'system', name }, name), run);
    gatherers.set(caller.live, known);
    return known(item);
  };
}

function createGatherer<T, R>(
  ctx: Context,
  run: (ctx: Context, items: readonly T[]) => Promise<readonly (R | undefined)[]>,
): (item: T) => Promise<R | undefined> {
  return gatherWrites<T, R | undefined>(async (items) => {
    let finished = false;
    try {
      return await inTransaction(ctx, async (ctx) => {
        finished = false;
        const answers = await run(ctx, items);
        finished = true;
        return answers;
      });
    } catch (error) {
      if (finished) throw error;
      ctx.log.warn({ code: (error as { code?: unknown }).code, count: items.length }, 'a batch failed; each is tried by itself');
      return items.map(() => undefined);
    }
  });
}
