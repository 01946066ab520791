import type { Context, Deps } from '../context.ts';
import { insertRows } from '../db/insert-rows.ts';
import { afterCommit } from '../transaction.ts';

/** Whose role, rights or departments changed: everybody is looked up anew. */
export const rightsChanged = 'rights';

/** A process that asks this often never trusts what ended longer ago. */
const askEveryMs = 1_000;
/** News is heard again for this long: a slow transaction's row appears later than its time says, and clocks of two machines differ. */
const overlapMs = 30_000;

export type Teller = Pick<Context, 'db' | 'dialect' | 'ids' | 'clock' | 'live' | 'transaction'>;

/**
 * Tells every process that sessions or members of staff (by id), or everybody's rights, are not what they were. The row commits together with the
 * change and is the truth; Live only makes it quicker.
 */
export async function tellRightsChanged(ctx: Teller, topics: readonly string[]): Promise<void> {
  const at = ctx.clock.now();
  await insertRows(
    ctx,
    'rights_news',
    topics.map((topic) => ({ id: ctx.ids.next('claim'), topic, at })),
  );
  afterCommit(ctx, () => topics.forEach((topic) => ctx.live.publish(topic)));
}

export interface RightsNews {
  /** Resolves when everything that was committed a second ago has been heard. */
  hear(): Promise<void>;
}

/** Hears the news at most once a second, however many ask; `onNews` gets each topic and the moment up to which what was known is not to be trusted. */
export function createRightsNews(deps: Pick<Deps, 'db' | 'clock'>, onNews: (topic: string, before: number) => void): RightsNews {
  let heardAt = -Infinity;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    const at = deps.clock.now();
    const news = await deps
      .db('rights_news')
      .where('at', '>', Math.max(0, Math.min(heardAt, at)) - overlapMs)
      .select<{ topic: string; at: number }[]>('topic', 'at');
    for (const { topic, at } of news) onNews(topic, at + overlapMs);
    heardAt = at;
  };
  return {
    hear: () => {
      if (Math.abs(deps.clock.now() - heardAt) < askEveryMs) return Promise.resolve();
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
  };
}
