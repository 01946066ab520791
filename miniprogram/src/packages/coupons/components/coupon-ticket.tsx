import { couponEndsSoonText, couponEndText, couponScopeText } from '@lianke/shared/coupon-texts';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { couponStatus } from '../../../member/coupon-status';
import type { Coupon } from '../../../member/coupon-types';
import { language, t } from '../../../messages';
import { ClaimButton } from '../../../ui/claim-button';
import { Ticket } from '../../../ui/ticket';
import { whyText } from './why-text';

interface Props {
  coupon: Coupon;
  now: number;
  /** Absent where the ticket is the page itself. */
  onTap?: () => void;
}

/** A coupon somebody holds, with its seal and the reason when it cannot be used. */
export function CouponTicket({ coupon, now, onTap }: Props): ReactElement {
  const status = couponStatus(coupon, now);
  const soon = status.usable ? couponEndsSoonText(coupon.validUntil, now, language) : null;
  const why = whyText(coupon, status);
  return (
    <Ticket
      title={coupon.title}
      rules={coupon.rules}
      lines={[couponScopeText(coupon.rules.scope, language), couponEndText(coupon.validUntil, language)]}
      lead={soon}
      off={!status.usable}
      seal={status.seal && t(status.seal)}
      action={status.usable && onTap ? <ClaimButton label={t('mine.use')} look="open" /> : undefined}
      foot={why === undefined ? undefined : <View>{why}</View>}
      onTap={onTap}
    />
  );
}
