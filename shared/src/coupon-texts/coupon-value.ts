import type { CouponBenefit } from '../pricing/coupon-rules.ts';
import { formatFen } from '../values/money.ts';
import { say } from './locale.ts';
import type { Locale } from './locale.ts';

/** A coupon's worth in three pieces, because the figure is drawn larger than what stands before and after it. */
export interface CouponValue {
  before: string;
  main: string;
  after: string;
}

const value = (main: string, before = '', after = ''): CouponValue => ({ before, main, after });

/** A whole number of thousandths without needless zeros: 8800 → `8.8`. */
function thousandths(n: number): string {
  const rest = String(n % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${Math.floor(n / 1000)}${rest && `.${rest}`}`;
}

/** Integer fen as people write a price: no decimals when there are no odd cents. */
export const shortFen = (fen: number): string => formatFen(fen).replace(/\.00$/, '');

/** `¥20`, `8.8 折`, `兑换`, `免邮`; in English `¥20`, `12% off`, `Free item`, `Free shipping`. */
export function couponValue(benefit: CouponBenefit, locale: Locale): CouponValue {
  switch (benefit.kind) {
    case 'amount_off':
      return value(shortFen(benefit.offFen), '¥');
    case 'percent_off':
      // 100 % off is no "0 折": nobody says that.
      if (benefit.offBps === 10_000) return value(say(locale, '免单', 'Free'));
      return locale === 'zh' ? value(thousandths(10_000 - benefit.offBps), '', '折') : value(thousandths(benefit.offBps * 10), '', '% off');
    case 'exchange':
      return value(say(locale, '兑换', 'Free item'));
    case 'shipping':
      return value(say(locale, '免邮', 'Free shipping'));
  }
}

/** The same in one piece, for sentences and lists. */
export function couponValueText(benefit: CouponBenefit, locale: Locale): string {
  const { before, main, after } = couponValue(benefit, locale);
  return `${before}${main}${after === '折' ? ' 折' : after}`;
}

/** How much it takes off at most; null when nothing caps it. */
export function couponCapText(benefit: CouponBenefit, locale: Locale): string | null {
  const cap = 'capFen' in benefit ? benefit.capFen : null;
  if (cap === null) return null;
  const amount = formatFen(cap);
  return benefit.kind === 'shipping'
    ? say(locale, `运费最多减 ${amount} 元`, `Up to ¥${amount} of shipping`)
    : say(locale, `最多减 ${amount} 元`, `Up to ¥${amount} off`);
}

/** How many pieces are free; null for other kinds. */
export const couponPiecesText = (benefit: CouponBenefit, locale: Locale): string | null =>
  benefit.kind === 'exchange' ? say(locale, `可免费换 ${benefit.pieces} 件适用商品`, `${benefit.pieces} of the goods for nothing`) : null;
