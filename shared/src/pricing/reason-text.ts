import { formatFen } from '../values/money.ts';
import type { CouponReason, CouponReasonCode } from './reasons.ts';

export type ReasonLocale = 'zh-CN' | 'en-US';
type Texts = { [C in CouponReasonCode]: (reason: Extract<CouponReason, { code: C }>) => string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span in its largest unit, rounded up: "in 2 days" is never too early. */
const span = (ms: number, [days, hours, minutes]: readonly [string, string, string]): string => {
  const [unit, word] = ms >= day ? ([day, days] as const) : ms >= hour ? ([hour, hours] as const) : ([minute, minutes] as const);
  const count = Math.max(1, Math.ceil(ms / unit));
  return word.replace('#', String(count)).replace('(s)', count === 1 ? '' : 's');
};
const zhSpan = ['#天', '#小时', '#分钟'] as const;
const enSpan = ['# day(s)', '# hour(s)', '# minute(s)'] as const;

const zhCn: Texts = {
  not_started: ({ startsInMs }) => `${span(startsInMs, zhSpan)}后可用`,
  expired: () => '已过期',
  wrong_store: () => '当前门店不可用',
  nothing_in_scope: () => '订单中没有可用此券的商品',
  below_amount: ({ missingFen }) => `还差 ${formatFen(missingFen)} 元可用`,
  below_pieces: ({ missing }) => `还差 ${missing} 件可用`,
  no_shipping_fee: () => '本单没有运费可减',
  nothing_to_take_off: () => '适用商品没有可减的金额',
  not_combinable_with_chosen: () => '不能与已选的优惠券同时使用',
  nothing_left: () => '其他优惠券已减完，用不上这张',
  better_without: () => '不用这张更划算',
  can_be_added: ({ savesFen }) => `可叠加，再省 ${formatFen(savesFen)} 元`,
};

const enUs: Texts = {
  not_started: ({ startsInMs }) => `Usable in ${span(startsInMs, enSpan)}`,
  expired: () => 'Expired',
  wrong_store: () => 'Not valid in this store',
  nothing_in_scope: () => 'No goods in this order count for it',
  below_amount: ({ missingFen }) => `¥${formatFen(missingFen)} more to use it`,
  below_pieces: ({ missing }) => `${missing} more ${missing === 1 ? 'piece' : 'pieces'} to use it`,
  no_shipping_fee: () => 'There is no shipping fee to take off',
  nothing_to_take_off: () => 'The goods it counts for leave nothing to take off',
  not_combinable_with_chosen: () => 'Cannot be used together with the chosen coupons',
  nothing_left: () => 'The other coupons leave nothing to take off',
  better_without: () => 'The order is not cheaper with it',
  can_be_added: ({ savesFen }) => `Can be added: saves another ¥${formatFen(savesFen)}`,
};

/** The reason as a customer reads it, e.g. 还差 12.00 元可用. */
export function reasonText(reason: CouponReason, locale: ReasonLocale): string {
  const texts: Texts = locale === 'zh-CN' ? zhCn : enUs;
  // Each text takes the reason of its own code; TypeScript cannot follow the pair through the index.
  return (texts[reason.code] as (of: CouponReason) => string)(reason);
}
