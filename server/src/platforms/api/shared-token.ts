import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../kernel/errors.ts';
import type { KeyValue } from '../../kernel/store/key-value.ts';

/** A token or ticket that all processes share. */
export interface SharedToken {
  get(): Promise<string>;
  /** Call when the platform refused `value`. Somebody else may have renewed it meanwhile; then theirs is returned and nothing is fetched. */
  renew(value: string): Promise<string>;
}

export interface FetchedToken {
  value: string;
  expiresInSeconds: number;
}

export interface SharedTokenOptions {
  kv: KeyValue;
  /** Where it is kept, unique per account and kind. */
  key: string;
  /** Asks the platform; `refused` is the value it last called bad, if any. */
  fetch: (refused: string | undefined) => Promise<FetchedToken>;
  /** Must outlast the slowest fetch; token fetches time out after `tokenTimeoutMs`. */
  lockMs?: number;
  pollMs?: number;
}

/** How long one request for a token may take: short of the lock even when a second, forced one follows. */
export const tokenTimeoutMs = 6_000;

const safetySeconds = 300;
const rememberRefusedMs = 5 * 60_000;
const rememberFailureMs = 2_000;

/**
 * Keeps a token in the key-value store until 300 s before its end and fetches it once for all processes: one holds a lock, the others wait
 * for its result (facts §7 "token race"). In one process all callers share one attempt.
 */
export function createSharedToken({ kv, key, fetch, lockMs = 15_000, pollMs = 50 }: SharedTokenOptions): SharedToken {
  const [lockKey, refusedKey, failedKey] = [`${key}:lock`, `${key}:refused`, `${key}:failed`];
  let pending: Promise<string> | undefined;

  const fetchAndStore = async (): Promise<string> => {
    const fetched = await fetch(await kv.get(refusedKey));
    await kv.set(key, fetched.value, lifeMs(fetched.expiresInSeconds));
    return fetched.value;
  };

  const fetchUnderLock = async (owner: string): Promise<string> => {
    try {
      return (await kv.get(key)) ?? (await fetchAndStore());
    } catch (error) {
      if (error instanceof AppError) await kv.set(failedKey, JSON.stringify({ code: error.code, data: error.data }), rememberFailureMs);
      throw error;
    } finally {
      await kv.deleteIfEqual(lockKey, owner);
    }
  };

  const obtain = async (): Promise<string> => {
    const owner = randomUUID();
    for (let waited = 0; waited <= lockMs + pollMs; waited += pollMs) {
      const known = await kv.get(key);
      if (known !== undefined) return known;
      if (waited > 0) await throwIfFailed();
      if (await kv.setIfAbsent(lockKey, owner, lockMs)) return fetchUnderLock(owner);
      await sleep(pollMs);
    }
    throw new AppError('platform.busy', { reason: 'token_lock' });
  };

  /** Those who waited share the failure too; else a hundred waiters would each ask in turn with the same wrong secret. */
  const throwIfFailed = async (): Promise<void> => {
    const failed = await kv.get(failedKey);
    if (failed === undefined) return;
    const { code, data } = JSON.parse(failed) as Pick<AppError, 'code' | 'data'>;
    throw new AppError(code, data);
  };

  const get = async (): Promise<string> => {
    const known = await kv.get(key);
    if (known !== undefined) return known;
    pending ??= obtain().finally(() => (pending = undefined));
    return pending;
  };

  return {
    get,
    renew: async (value) => {
      if ((await kv.get(key)) === value) {
        await kv.set(refusedKey, value, rememberRefusedMs); // first, so that whoever fetches next knows
        await kv.deleteIfEqual(key, value);
      }
      return get();
    },
  };
}

/** stable_token answers the remaining life, which may be less than the safety margin. */
function lifeMs(expiresInSeconds: number): number {
  return 1000 * Math.max(expiresInSeconds - safetySeconds, Math.min(30, expiresInSeconds / 2), 1);
}
