import { useState } from 'react';
import { toFailure } from '../api/failure';
import { toast } from '../platform/feedback';

/** One thing at a time; what went wrong is said in a toast. */
export function useWork(): { busy: boolean; run: (work: () => Promise<unknown>) => void } {
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<unknown>): void => {
    if (busy) return;
    setBusy(true);
    work()
      .catch((error: unknown) => toast(toFailure(error).message))
      .finally(() => setBusy(false));
  };
  return { busy, run };
}
