import { couponValueText } from '@lianke/shared/coupon-texts';
import { language, t } from '../messages';
import type { LevelCard } from './coupon-types';

/** Basis points as a factor: 15000 → `1.5`. */
const times = (bps: number): string => String(bps / 10_000);

/** What the level brings, as short words; what brings nothing is left out. */
export function levelRights({
  pointsBps,
  discountBps,
  freeShipping,
  birthdayCoupons,
  levelCoupons,
}: LevelCard['level']['rights']): string[] {
  return [
    discountBps > 0
      ? t('right.discount', { value: couponValueText({ kind: 'percent_off', offBps: discountBps, capFen: null }, language) })
      : undefined,
    pointsBps > 10_000 ? t('right.points', { times: times(pointsBps) }) : undefined,
    freeShipping ? t('right.shipping') : undefined,
    birthdayCoupons.length > 0 ? t('right.birthday') : undefined,
    levelCoupons.length > 0 ? t('right.level_coupons') : undefined,
  ].filter((text) => text !== undefined);
}
