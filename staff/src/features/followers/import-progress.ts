import type { FollowerImport } from './api.ts';

/** Whole percent done; null while the platform has not told how many followers there are. */
export function percentDone({ total, imported, status }: FollowerImport): number | null {
  if (status === 'done') return 100;
  if (total === null || total === 0) return null;
  // Never shows 100 % before it is true.
  return Math.min(99, Math.floor((imported / total) * 100));
}

export function minutesLeft({ total, imported, rate, status }: FollowerImport): number | null {
  if (status !== 'running' || total === null || !rate) return null;
  return Math.ceil(Math.max(0, total - imported) / rate / 60);
}
