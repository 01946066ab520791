import { couponScopeText, couponValidityText } from '@lianke/shared/coupon-texts';
import type { ReactElement } from 'react';
import { language, t } from '../messages';
import { toast } from '../platform/feedback';
import { openPage } from '../platform/navigate';
import { ClaimButton } from '../ui/claim-button';
import { formatCount } from '../ui/format-count';
import { shortTime } from '../ui/short-time';
import { Ticket } from '../ui/ticket';
import { useNow } from '../ui/use-now';
import { claimState } from './claim-state';
import type { Offer } from './coupon-types';

interface Props {
  offer: Offer;
  busy: boolean;
  onTake: (offer: Offer) => void;
}

/** Few enough to make haste. */
const fewLeft = 100;

function lines({ rules, validity, left, claimUntil }: Offer, now: number): string[] {
  const until = t('centre.until', { time: shortTime(claimUntil, now) });
  return [
    couponScopeText(rules.scope, language),
    couponValidityText(validity, language),
    left !== null && left > 0 && left <= fewLeft ? t('centre.left', { count: left }) : until,
  ];
}

/** A coupon that can be had, with a button that says whether and what comes of it. */
export function OfferTicket({ offer, busy, onTake }: Props): ReactElement {
  const { label, tap, why } = claimState(offer);
  const now = useNow();
  const onTap = (): void => {
    if (tap === 'take') onTake(offer);
    else if (tap === 'open') openPage('myCoupons');
    else toast(t(why ?? label));
  };
  return (
    <Ticket
      title={offer.title}
      rules={offer.rules}
      lead={offer.pricePoints === null ? null : t('mall.price', { points: formatCount(offer.pricePoints) })}
      lines={lines(offer, now)}
      action={<ClaimButton label={t(label)} look={tap} busy={busy} onTap={onTap} />}
    />
  );
}
