import { toFailure } from './failure';
import { newIdempotencyKey } from './idempotency-key';

/**
 * One idempotency key for one wish, kept while no answer has come: whoever taps again after the network broke gets what the first tap made.
 * Any answer, or another wish, ends it.
 */
export function oneKeyPerWish(): <T>(wish: unknown, send: (key: string) => Promise<T>) => Promise<T> {
  let kept: { wish: string; key: string } | undefined;
  return async (wish, send) => {
    const text = JSON.stringify(wish);
    const now = kept?.wish === text ? kept : { wish: text, key: newIdempotencyKey() };
    kept = now;
    try {
      const answer = await send(now.key);
      kept = undefined;
      return answer;
    } catch (error) {
      const { unreachable, code } = toFailure(error);
      if (!unreachable && code !== 'request.in_progress' && code !== 'server.error' && code !== 'server.unavailable') kept = undefined;
      throw error;
    }
  };
}
