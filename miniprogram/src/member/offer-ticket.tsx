import { couponScopeText, couponValidityText } from '@lianke/shared/coupon-texts';
import { formatChinaTime } from '@lianke/shared';
import type { ReactElement } from 'react';
import { language, t } from '../messages';
import { toast } from '../platform/feedback';
import { openPage } from '../platform/navigate';
import { ClaimButton } from '../ui/claim-button';
import { Ticket } from '../ui/ticket';
import { claimState } from './claim-state';
import type { Offer } from './coupon-types';

interface Props {
  offer: Offer;
  busy: boolean;
  onTake: (offer: Offer) => void;
}

/** Few enough to make haste. */
const fewLeft = 100;

function lines({ rules, validity, left, claimUntil, pricePoints }: Offer): string[] {
  const first = pricePoints === null ? couponScopeText(rules.scope, language) : t('mall.price', { points: pricePoints });
  const stock = left !== null && left > 0 && left <= fewLeft ? t('centre.left', { count: left }) : undefined;
  const until = t('centre.until', { time: formatChinaTime(claimUntil) });
  return [first, couponValidityText(validity, language), stock === undefined ? until : `${stock} · ${until}`];
}

/** A coupon that can be had, with a button that says whether and what comes of it. */
export function OfferTicket({ offer, busy, onTake }: Props): ReactElement {
  const { label, tap, why } = claimState(offer);
  const onTap = (): void => {
    if (tap === 'take') onTake(offer);
    else if (tap === 'open') openPage('myCoupons');
    else toast(t(why ?? label));
  };
  return (
    <Ticket
      title={offer.title}
      rules={offer.rules}
      lines={lines(offer)}
      action={<ClaimButton label={t(label)} look={tap} busy={busy} onTap={onTap} />}
    />
  );
}
