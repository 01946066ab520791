import { useEffect, useState } from 'react';
import { call } from '../../../api/call';
import type { CallFailure } from '../../../api/failure';
import { toFailure } from '../../../api/failure';
import { waitForNextCode } from '../code/code-clock';

interface CouponCode {
  code?: string;
  /** When the server will have another one, epoch ms. */
  refreshAt?: number;
  failure?: CallFailure | undefined;
}

const tryAgainMs = 5_000;

/** The code for the counter, always the newest, while `wanted`. Anything but a missing network ends it and is told to `onRefused`. */
export function useCouponCode(id: string, wanted: boolean, onRefused: () => void): CouponCode & { retry: () => void } {
  const [answer, setAnswer] = useState<CouponCode>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      call('member.coupons.code', { id })
        .then((next) => {
          if (over) return;
          setAnswer(next);
          timer = setTimeout(ask, waitForNextCode(next.refreshAt, Date.now()));
        })
        .catch((error: unknown) => {
          if (over) return;
          const failure = toFailure(error);
          setAnswer((before) => ({ ...before, failure }));
          if (failure.retryable) timer = setTimeout(ask, tryAgainMs);
          else onRefused();
        });
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
    // A new `onRefused` in each render is no reason to ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, wanted, attempt]);
  return { ...answer, retry: () => setAttempt((before) => before + 1) };
}
