import { useRef, useState } from 'react';
import { toFailure } from '../api/failure';
import { t } from '../messages';
import { toast } from '../platform/feedback';
import { claim, offersChanged } from './coupon-actions';
import type { Offer } from './coupon-types';

interface Claiming {
  /** Of the offer that is being claimed. */
  busyId: string | undefined;
  onTake: (offer: Offer) => void;
}

/** One claim at a time. A refusal says what to do, and the list is asked for again: it was out of date. */
export function useClaim(refresh: () => Promise<void>): Claiming {
  const [busyId, setBusyId] = useState<string>();
  /** Two quick taps come before the button has been drawn anew. */
  const taken = useRef(false);
  const onTake = ({ templateId }: Offer): void => {
    if (taken.current) return;
    taken.current = true;
    setBusyId(templateId);
    claim(templateId)
      .then(() => toast(t('claim.done'), 'success'))
      .catch((error: unknown) => {
        const failure = toFailure(error);
        toast(failure.message);
        if (failure.unreachable) return undefined;
        offersChanged();
        return refresh();
      })
      .finally(() => {
        taken.current = false;
        setBusyId(undefined);
      });
  };
  return { busyId, onTake };
}
