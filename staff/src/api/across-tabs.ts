const lockName = 'lianke.session-renewal';
/** A frozen tab may hold the lock for ever; the server forgives two renewals at once (30 s), so waiting longer gains nothing. */
const patienceMs = 8_000;

/** Runs one at a time among all tabs of this browser where the Web Locks API exists (Chromium 69+, https or localhost); elsewhere at once. */
export async function onePerBrowser<T>(work: () => Promise<T>): Promise<T> {
  const locks = 'locks' in navigator ? (navigator.locks as LockManager | undefined) : undefined;
  if (!locks) return work();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patienceMs);
  let entered = false;
  try {
    return await locks.request(lockName, { signal: waiting.signal }, () => {
      entered = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (entered || !waiting.signal.aborted) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
}
