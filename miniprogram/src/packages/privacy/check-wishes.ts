import type { MessageKey } from '../../messages';

export const wishFields = ['name', 'phone', 'email', 'address', 'birthday'] as const;
export type WishField = (typeof wishFields)[number];
export type Wishes = Partial<Record<WishField | 'gender', string>>;

const rules: readonly [WishField, RegExp, MessageKey][] = [
  ['phone', /^\+?[\d\s-]{5,20}$/, 'correct.bad_phone'],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'correct.bad_email'],
  ['birthday', /^\d{4}-\d{2}-\d{2}$/, 'correct.bad_birthday'],
];

/** The fields that were filled in, trimmed. */
export const filledIn = (typed: Wishes): Wishes =>
  Object.fromEntries(Object.entries(typed).flatMap(([field, text]) => (text.trim() ? [[field, text.trim()]] : [])));

/** What to say about these wishes before they are sent; the server looks again. */
export function wishProblem(wishes: Wishes, detail: string): MessageKey | undefined {
  if (Object.keys(wishes).length === 0 && detail.trim() === '') return 'correct.empty';
  return rules.find(([field, shape]) => wishes[field] !== undefined && !shape.test(wishes[field]))?.[2];
}
