import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { KeyValue } from '../store/key-value.ts';

const windowMs = 60_000;

/** Counts `key` in a one-minute window and throws rate.limited above `perMinute`. A store that is down is logged, not fatal, and not waited for. */
export async function limitRate(kv: KeyValue, log: Log, key: string, perMinute: number): Promise<void> {
  if (kv.away?.()) return;
  let count: number;
  try {
    count = await kv.increment(`rate:${key}`, windowMs);
  } catch (error) {
    log.warn({ err: error }, 'rate limits cannot be counted');
    return;
  }
  if (count > perMinute)
    throw new AppError('rate.limited', { retryAfterSeconds: Math.ceil(((await kv.remaining(`rate:${key}`)) ?? windowMs) / 1000) });
}
