import type { Context } from '../context.ts';
import type { Live } from '../live/live.ts';

/** What such a look-up needs. */
export type Reader = Pick<Context, 'db' | 'live' | 'transaction'>;

/** Queries that follow each other within so many times the patience mean a rush. */
const rushFactor = 6;
const mostKeys = 200;

interface Waiting<V> {
  keys: readonly string[];
  resolve(values: ReadonlyMap<string, V>): void;
  reject(error: unknown): void;
}

/**
 * Requests that ask for things by key at the same moment share one query: under load a look-up costs a fraction of a round trip, and an idle
 * server asks at once. What is answered was read after it was asked for, so nobody sees an older state than by asking alone. Inside a transaction
 * everybody asks for themselves. Kept per app, so that two apps in one test do not share it.
 */
export function gather<V>(
  load: (ctx: Reader, keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (ctx: Reader, keys: readonly string[]) => Promise<ReadonlyMap<string, V>> {
  const gatherers = new WeakMap<Live, Gatherer<V>>();
  return (ctx, keys) => {
    if (ctx.transaction) return load(ctx, keys);
    const { db, live } = ctx;
    const known = gatherers.get(live) ?? createGatherer((keys) => load({ db, live }, keys));
    gatherers.set(live, known);
    return known(keys);
  };
}

type Gatherer<V> = (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;

/**
 * The same for whoever keeps it by themselves. `mostAtOnce` is how many queries may be on their way: fewer means more share one. In a rush a query
 * waits `patienceMs` for company.
 */
export function createGatherer<V>(load: Gatherer<V>, { mostAtOnce = 2, patienceMs = 0 } = {}): Gatherer<V> {
  let waiting: Waiting<V>[] = [];
  let running = 0;
  let pausing = false;
  let [lastSize, lastEnd] = [0, -Infinity];

  const next = (): void => {
    if (pausing || waiting.length === 0 || running >= mostAtOnce) return;
    if (lastSize < 2 || performance.now() - lastEnd >= rushFactor * patienceMs) return flush();
    pausing = true;
    setTimeout(() => {
      pausing = false;
      flush();
    }, patienceMs);
  };
  const flush = (): void => {
    while (waiting.length > 0 && running < mostAtOnce) {
      const batch = takeBatch();
      running += 1;
      void load([...new Set(batch.flatMap((it) => it.keys))])
        .then(
          (values) => batch.forEach(({ resolve }) => resolve(values)),
          (error: unknown) => batch.forEach(({ reject }) => reject(error)),
        )
        .finally(() => {
          running -= 1;
          [lastSize, lastEnd] = [batch.length, performance.now()];
          next();
        });
    }
  };
  const takeBatch = (): Waiting<V>[] => {
    let keys = 0;
    const fits = waiting.findIndex((it) => (keys += it.keys.length) > mostKeys);
    const batch = fits === -1 ? waiting : waiting.slice(0, Math.max(1, fits));
    waiting = waiting.slice(batch.length);
    return batch;
  };
  return (keys) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, resolve, reject });
      if (waiting.length === 1) setImmediate(next); // those who ask in the same turn join
    });
}
