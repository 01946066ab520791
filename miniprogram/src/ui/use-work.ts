import { useRef, useState } from 'react';
import { toFailure } from '../api/failure';
import { toast } from '../platform/feedback';

interface Work {
  busy: boolean;
  /** Which one it is about, where there are several buttons. */
  busyId: string | undefined;
  run: (work: () => Promise<unknown>, id?: string) => void;
}

/** One thing at a time; what went wrong is said in a toast. */
export function useWork(): Work {
  const [busyId, setBusyId] = useState<string>();
  /** Two quick taps come before the button has been drawn anew. */
  const taken = useRef(false);
  const run: Work['run'] = (work, id = '') => {
    if (taken.current) return;
    taken.current = true;
    setBusyId(id);
    work()
      .catch((error: unknown) => toast(toFailure(error).message))
      .finally(() => {
        taken.current = false;
        setBusyId(undefined);
      });
  };
  return { busy: busyId !== undefined, busyId, run };
}
