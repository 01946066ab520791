import { setTimeout as sleep } from 'node:timers/promises';

interface Waiting<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

const maxBatch = 200;
/** How long a rush gathers, unless the writer says otherwise. */
const usualGatherMs = 4;
/** Batches that follow each other within this time mean a rush; the first one after a quiet moment never waits. */
const busyMs = 25;

/**
 * Writes that arrive while one commits gather and go into the next together, so that durability costs one commit for many under load and adds
 * nothing when it is quiet. `write` takes up to 200 items, oldest first, and answers each in the same order; what it throws, all of them get.
 * `atOnce` is how many batches may be on their way, for writers that do not wait for each other's rows.
 */
export function gatherWrites<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  atOnce = 1,
  gatherMs = usualGatherMs,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let running = 0;
  let gathering = false;
  let lastSize = 0;
  let lastEnd = -Infinity;

  const flush = async (): Promise<void> => {
    if (gathering || running >= atOnce || waiting.length === 0) return;
    if (running > 0 || (lastSize > 1 && performance.now() - lastEnd < busyMs)) {
      gathering = true;
      await sleep(gatherMs);
      gathering = false;
    }
    const batch = waiting.slice(0, maxBatch);
    waiting = waiting.slice(maxBatch);
    running += 1;
    await settle(batch);
    running -= 1;
    lastSize = batch.length;
    lastEnd = performance.now();
    void flush();
  };
  const settle = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const answers = await write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, at) => resolve(answers[at] as R));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void flush();
    });
}
