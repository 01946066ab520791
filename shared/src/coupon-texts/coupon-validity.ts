import { formatChinaDay, formatChinaTime } from '../values/time.ts';
import { say } from './locale.ts';
import type { Locale } from './locale.ts';

const dayMs = 86_400_000;

/** Of a template: absolute instants, or days from the claim. */
export type CouponValidity = { by: 'dates'; from: number; until: number } | { by: 'days'; days: number };

/** Whether it ends with a day in China: at midnight, or at the last instant before, as forms write it. */
const endsWithDay = (until: number): boolean => formatChinaTime(until - 1).endsWith(' 23:59');

/** Days when both ends are whole days, minutes otherwise: `until` is the first instant at which it is over. */
function span(from: number, until: number): [string, string] {
  const whole = formatChinaTime(from).endsWith(' 00:00') && endsWithDay(until);
  return whole ? [formatChinaDay(from), formatChinaDay(until - 1)] : [formatChinaTime(from), formatChinaTime(until)];
}

/** When a coupon of this template will be good: `2026-11-01 至 2026-11-30` or `领取后 7 天内有效`. */
export function couponValidityText(validity: CouponValidity, locale: Locale): string {
  if (validity.by === 'days') {
    return say(
      locale,
      `领取后 ${validity.days} 天内有效`,
      `Good for ${validity.days} ${validity.days === 1 ? 'day' : 'days'} from claiming`,
    );
  }
  const [from, until] = span(validity.from, validity.until);
  return say(locale, `${from} 至 ${until}`, `${from} to ${until}`);
}

/** The same for a coupon somebody holds. */
export const heldCouponValidityText = ({ validFrom, validUntil }: { validFrom: number; validUntil: number }, locale: Locale): string =>
  couponValidityText({ by: 'dates', from: validFrom, until: validUntil }, locale);

/** Only the end, where there is little room: `有效期至 2026-11-30`. */
export function couponEndText(validUntil: number, locale: Locale): string {
  const end = endsWithDay(validUntil) ? formatChinaDay(validUntil - 1) : formatChinaTime(validUntil);
  return say(locale, `有效期至 ${end}`, `Good until ${end}`);
}

/** `今天到期`, `还剩 2 天` in the last three days; null earlier and when it is over. `now` in epoch ms. */
export function couponEndsSoonText(validUntil: number, now: number, locale: Locale): string | null {
  const left = validUntil - now;
  if (left <= 0 || left > 3 * dayMs) return null;
  if (formatChinaDay(validUntil - 1) === formatChinaDay(now)) return say(locale, '今天到期', 'Ends today');
  const days = Math.ceil(left / dayMs);
  return say(locale, `还剩 ${days} 天`, days === 1 ? '1 day left' : `${days} days left`);
}
