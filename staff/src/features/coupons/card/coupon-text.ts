import { couponCapText, couponPiecesText, couponScopeText, couponStoresText, couponValueText } from '@lianke/shared/coupon-texts';
import type { Messages } from '../../../messages/catalogue.ts';
import type { Rules } from '../api.ts';

type Language = Parameters<typeof couponValueText>[1];

/** What stands beside the value: its cap, or how many pieces. */
export const limitText = ({ benefit }: Pick<Rules, 'benefit'>, language: Language): string | null =>
  couponCapText(benefit, language) ?? couponPiecesText(benefit, language);

/** `8.8 折 · 最多减 50.00 元`: the value in one piece. */
export const benefitText = (rules: Pick<Rules, 'benefit'>, language: Language): string =>
  [couponValueText(rules.benefit, language), limitText(rules, language)].filter(Boolean).join(' · ');

/** What a member of staff must know about the use of a ticket, shortest first. */
export const tagTexts = (
  rules: Pick<Rules, 'scope' | 'stores' | 'combines' | 'benefit'>,
  language: Language,
  words: Messages['coupons'],
): string[] =>
  [
    couponScopeText(rules.scope, language),
    limitText(rules, language),
    rules.stores && couponStoresText(rules.stores, language),
    rules.combines ? words.combines : null,
  ].filter((text) => text !== null);
