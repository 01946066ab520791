import { toFailure } from '../api/failure';
import { t } from '../messages';
import { toast } from '../platform/feedback';
import { useWork } from '../ui/use-work';
import { claim, offersChanged } from './coupon-actions';
import type { Offer } from './coupon-types';

interface Claiming {
  /** Of the offer that is being claimed. */
  busyId: string | undefined;
  onTake: (offer: Offer) => void;
}

/** One claim at a time. A refusal says what to do, and the list is asked for again: it was out of date. */
export function useClaim(refresh: () => Promise<void>): Claiming {
  const { busyId, run } = useWork();
  const take = async ({ templateId }: Offer): Promise<void> => {
    try {
      await claim(templateId);
      toast(t('claim.done'), 'success');
    } catch (error) {
      const failure = toFailure(error);
      toast(failure.message);
      if (failure.unreachable) return;
      offersChanged();
      await refresh();
    }
  };
  return { busyId, onTake: (offer) => run(() => take(offer), offer.templateId) };
}
