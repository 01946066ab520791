import { formatChinaDay, formatFen } from '@lianke/shared';
import type { Messages } from '../../../messages/catalogue.ts';
import type { Rules, Validity } from '../api.ts';

type Words = Messages['coupons'];

/** `2000` fen → `20`, `2050` → `20.50`: a ticket has little room. */
export const shortFen = (fen: number): string => formatFen(fen).replace(/\.00$/, '');

/** The big words of a ticket: a sign before, the number itself, a unit behind. */
export interface Value {
  before: string;
  big: string;
  after: string;
}

export function valueText({ benefit }: Pick<Rules, 'benefit'>, words: Words): Value {
  switch (benefit.kind) {
    case 'amount_off':
      return { before: '¥', big: shortFen(benefit.offFen), after: '' };
    case 'percent_off': {
      const { big, suffix } = words.percent(benefit.offBps);
      return { before: '', big, after: suffix };
    }
    case 'exchange':
      return { before: '', big: words.exchange.big, after: words.exchange.suffix(benefit.pieces) };
    case 'shipping':
      return benefit.capFen === null
        ? { before: '', big: words.shipping.big, after: words.shipping.suffix }
        : { before: `${words.shippingUpTo} -¥`, big: shortFen(benefit.capFen), after: '' };
  }
}

/** `¥20`, `8.8折`: the value in one piece. */
export function valueLine(rules: Pick<Rules, 'benefit'>, words: Words): string {
  const { before, big, after } = valueText(rules, words);
  const cap =
    rules.benefit.kind === 'percent_off' && rules.benefit.capFen !== null ? ` · ${words.cap(shortFen(rules.benefit.capFen))}` : '';
  return `${before}${big}${after ? ` ${after}` : ''}${cap}`;
}

export function thresholdText({ threshold }: Pick<Rules, 'threshold'>, words: Words): string {
  switch (threshold.by) {
    case 'none':
      return words.noThreshold;
    case 'amount':
      return words.minAmount(shortFen(threshold.minFen));
    case 'pieces':
      return words.minPieces(threshold.minPieces);
  }
}

export function scopeText({ scope }: Pick<Rules, 'scope'>, words: Words): string {
  const what = scope.kind === 'all' ? words.scope.all : words.scope[scope.kind](scope.include.length);
  return what + (scope.excludeGoods.length > 0 ? words.scope.without(scope.excludeGoods.length) : '');
}

export const validityText = (validity: Validity, words: Words): string =>
  validity.by === 'days' ? words.validDays(validity.days) : words.validDates(formatChinaDay(validity.from), formatChinaDay(validity.until));

/** What a member of staff must know about the use of a ticket, shortest first. */
export const tagTexts = (rules: Pick<Rules, 'scope' | 'stores' | 'combines' | 'benefit'>, words: Words): string[] => [
  scopeText(rules, words),
  ...(rules.benefit.kind === 'percent_off' && rules.benefit.capFen !== null ? [words.cap(shortFen(rules.benefit.capFen))] : []),
  ...(rules.stores ? [words.stores(rules.stores.length)] : []),
  ...(rules.combines ? [words.combines] : []),
];
