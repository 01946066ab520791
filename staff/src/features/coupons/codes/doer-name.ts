import type { Messages } from '../../../messages/catalogue.ts';

/** Who did it: a member of staff by name; the customer and the system go by words the server cannot translate. */
export const doerName = (by: string, words: Messages['coupons']['doer']): string =>
  by === 'member' || by === 'system' ? words[by] : by || words.unknown;
