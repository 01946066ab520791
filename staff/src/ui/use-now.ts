import { useSyncExternalStore } from 'react';

const stepMs = 20_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

/** A server's or another machine's clock may run ahead; the ticking value is only for “3 分钟前”. */
function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  }, stepMs);
  return () => {
    listeners.delete(notify);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The time, kept still between ticks so that rendering stays pure. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
