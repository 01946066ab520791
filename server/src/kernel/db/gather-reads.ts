/** Queries under way at once; what comes meanwhile goes into the next one together. */
const maxInFlight = 2;
const maxKeys = 100;

interface Waiting<T> {
  key: string;
  resolve(value: T | undefined): void;
  reject(error: unknown): void;
}

/**
 * A look-up by key that is asked for very often: in a quiet moment each goes at once, in a rush one query answers many. `read` gets distinct keys and
 * answers what it found.
 */
export function gatherReads<T>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  let waiting: Waiting<T>[] = [];
  let inFlight = 0;

  const flush = async (): Promise<void> => {
    if (inFlight >= maxInFlight || waiting.length === 0) return;
    const batch = waiting.slice(0, maxKeys);
    waiting = waiting.slice(maxKeys);
    inFlight += 1;
    try {
      const found = await read([...new Set(batch.map((it) => it.key))]);
      for (const { key, resolve } of batch) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    inFlight -= 1;
    void flush();
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      void flush();
    });
}
