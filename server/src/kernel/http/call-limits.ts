import type { Deps } from '../context.ts';
import { AppError } from '../errors.ts';

const windowMs = 60_000;
/** A process reports to the others so many times on the way to a limit. */
const reportsPerLimit = 20;
const mostCounted = 100_000;

interface Counted {
  /** When the minute is over, ms. */
  until: number;
  /** Calls that were reported by any process, as last heard. */
  reported: number;
  /** Ours since. */
  ours: number;
  reporting: boolean;
}

/**
 * Limits on calls of people we know, without asking the shared store for each: every process counts, reports a twentieth of the limit at a time and
 * hears in return what all have reported. So one process keeps a limit exactly; over several a person may get up to a twentieth more for each of
 * them (and what arrives while a report is on its way). While the store is away each process goes by its own count. What guards a door against
 * guessing is counted exactly instead (limitRate). Throws rate.limited.
 */
export function createCallLimits({ kv, clock, log }: Pick<Deps, 'kv' | 'clock' | 'log'>): (key: string, perMinute: number) => void {
  const counted = new Map<string, Counted>();

  const entryOf = (key: string, now: number): Counted => {
    const entry = counted.get(key);
    if (entry && now < entry.until && entry.until - now <= windowMs) return entry;
    if (counted.size >= mostCounted) forget(now);
    const fresh = { until: now + windowMs, reported: 0, ours: 0, reporting: false };
    counted.set(key, fresh);
    return fresh;
  };
  const forget = (now: number): void => {
    for (const [key, { until }] of counted) if (until <= now) counted.delete(key);
    if (counted.size >= mostCounted) counted.clear(); // as after a restart
  };
  const report = async (key: string, entry: Counted, step: number): Promise<void> => {
    entry.reporting = true;
    try {
      while (entry.ours >= step) {
        const sent = entry.ours;
        const [reported, remaining] = await Promise.all([kv.increment(`calls:${key}`, windowMs, sent), kv.remaining(`calls:${key}`)]);
        entry.reported = reported;
        entry.ours -= sent;
        if (remaining !== undefined) entry.until = clock.now() + remaining;
      }
    } catch (error) {
      log.warn({ err: error }, 'calls cannot be counted over all processes');
    } finally {
      entry.reporting = false;
    }
  };

  return (key, perMinute) => {
    const now = clock.now();
    const entry = entryOf(key, now);
    if (entry.reported + entry.ours >= perMinute)
      throw new AppError('rate.limited', { retryAfterSeconds: Math.ceil((entry.until - now) / 1000) });
    entry.ours += 1;
    const step = Math.ceil(perMinute / reportsPerLimit);
    if (entry.ours >= step && !entry.reporting && !kv.away?.()) void report(key, entry, step);
  };
}
