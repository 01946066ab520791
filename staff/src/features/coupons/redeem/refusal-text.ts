import { errorCatalogue, formatChinaTime, formatFen } from '@lianke/shared';
import { ApiFailure, describeError, isCatalogued } from '../../../api/api-error.ts';
import type { Messages } from '../../../messages/catalogue.ts';
import { languageOf } from '../../../messages/locale.ts';
import type { Locale } from '../../../messages/locale.ts';
import type { SeenCode } from '../api.ts';
import { doerName, lastUse } from '../codes/doer-name.ts';

type Words = Messages['redeem'];

/** Why a coupon cannot be redeemed, with the when and where or the how much the server sends along. */
export function refusalText(error: unknown, locale: Locale, words: Words): string {
  const sentence = describeError(error, locale);
  const more = error instanceof ApiFailure ? moreText(error.data, words) : '';
  return more ? `${sentence} (${more})` : sentence;
}

/** `blocked` of a look: a code of ours, or a sentence as it is; with what the coupon itself tells about it. */
export function blockedText({ coupon, blocked }: SeenCode, amountFen: number | null, locale: Locale, words: Messages): string {
  if (blocked === null) return '';
  const sentence = isCatalogued(blocked) ? errorCatalogue[blocked][languageOf(locale)] : blocked;
  const more = moreText(factsOf(coupon, blocked, amountFen, words), words.redeem);
  return more ? `${sentence} (${more})` : sentence;
}

function factsOf(it: SeenCode['coupon'], blocked: string, amountFen: number | null, { coupons }: Messages): Record<string, unknown> {
  const { threshold } = it.rules;
  if (blocked === 'coupon.already_used') {
    const used = lastUse(it);
    return { usedAt: it.usedAt, usedStore: it.usedStore, usedBy: used ? doerName(used.by, coupons.doer) : '' };
  }
  if (blocked === 'coupon.below_threshold' && threshold.by === 'amount') return { missingFen: threshold.minFen - (amountFen ?? 0) };
  if (blocked === 'coupon.not_yet_valid') return { validFrom: it.validFrom };
  return blocked === 'coupon.expired' ? { validUntil: it.validUntil } : {};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function moreText(data: Record<string, unknown>, words: Words): string {
  const { usedAt, usedStore, usedBy, missingFen, validFrom, validUntil } = data;
  if (typeof usedAt === 'number') return words.usedAt(formatChinaTime(usedAt), textOf(usedStore), textOf(usedBy));
  if (typeof missingFen === 'number') return words.missing(formatFen(missingFen));
  if (typeof validFrom === 'number') return words.validFrom(formatChinaTime(validFrom));
  return typeof validUntil === 'number' ? words.validUntil(formatChinaTime(validUntil)) : '';
}
