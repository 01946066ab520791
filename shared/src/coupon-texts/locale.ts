/** The languages people are spoken to in; Chinese comes first. */
export type Locale = 'zh' | 'en';

/** The sentence in the language asked for. */
export const say = (locale: Locale, zh: string, en: string): string => (locale === 'zh' ? zh : en);
