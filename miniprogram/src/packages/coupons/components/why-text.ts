import { formatChinaTime } from '@lianke/shared';
import type { Coupon } from '../../../member/coupon-types';
import type { CouponStatus } from '../../../member/coupon-status';
import { t } from '../../../messages';

/** Why it cannot be used, with when and where; nothing while it can. */
export function whyText({ usedAt, usedStore, validFrom }: Coupon, { why }: CouponStatus): string | undefined {
  if (why === undefined) return undefined;
  if (why === 'coupon.why.not_yet') return t(why, { time: formatChinaTime(validFrom) });
  if (why !== 'coupon.why.used') return t(why);
  if (usedAt === null) return t('seal.used');
  const time = formatChinaTime(usedAt);
  return usedStore === null ? t(why, { time }) : t('coupon.why.used_at', { time, store: usedStore });
}
