import type { CouponRules, CouponScope, CouponThreshold } from '../pricing/coupon-rules.ts';
import { formatFen } from '../values/money.ts';
import { couponCapText, couponPiecesText } from './coupon-value.ts';
import { say } from './locale.ts';
import type { Locale } from './locale.ts';

/** What must be bought first: `满 100.00 元可用`, `满 3 件可用`, `无门槛`. */
export function couponThresholdText(threshold: CouponThreshold, locale: Locale): string {
  switch (threshold.by) {
    case 'none':
      return say(locale, '无门槛', 'No minimum');
    case 'amount':
      return say(locale, `满 ${formatFen(threshold.minFen)} 元可用`, `From ¥${formatFen(threshold.minFen)}`);
    case 'pieces':
      return say(locale, `满 ${threshold.minPieces} 件可用`, `From ${threshold.minPieces} pieces`);
  }
}

/** Which goods it counts for. Names of goods live elsewhere, so it only says that there is a choice. */
export function couponScopeText({ kind, excludeGoods }: CouponScope, locale: Locale): string {
  const base = {
    all: say(locale, '全部商品可用', 'All goods'),
    categories: say(locale, '指定分类可用', 'Goods of certain categories'),
    goods: say(locale, '指定商品可用', 'Certain goods'),
  }[kind];
  return excludeGoods.length > 0 ? say(locale, `${base}（部分商品除外）`, `${base}, some excluded`) : base;
}

/** Where it may be used. */
export function couponStoresText(stores: CouponRules['stores'], locale: Locale): string {
  if (stores === null) return say(locale, '所有门店和线上可用', 'All stores and online');
  return say(locale, `指定 ${stores.length} 家门店可用`, stores.length === 1 ? 'One store only' : `${stores.length} stores only`);
}

/** Whether it goes together with other coupons. */
export const couponCombinesText = ({ combines }: Pick<CouponRules, 'combines'>, locale: Locale): string =>
  combines
    ? say(locale, '可与其他可叠加的优惠券同用', 'Goes together with other combinable coupons')
    : say(locale, '不与其他优惠券同用', 'Not together with other coupons');

/** The money rules in sentences, in the order people ask about them. */
export function couponRuleTexts(rules: CouponRules, locale: Locale): string[] {
  const { benefit, threshold } = rules;
  const texts = [couponThresholdText(threshold, locale)];
  if (threshold.by === 'amount') {
    texts.push(
      threshold.of === 'list_price'
        ? say(locale, '门槛按会员折扣前的价格计算', 'The minimum counts prices before the member discount')
        : say(locale, '门槛按会员折扣后的价格计算', 'The minimum counts prices after the member discount'),
    );
  }
  const cap = couponCapText(benefit, locale);
  if (cap !== null) texts.push(cap);
  const pieces = couponPiecesText(benefit, locale);
  if (pieces !== null) texts.push(pieces);
  texts.push(couponCombinesText(rules, locale));
  return texts;
}
