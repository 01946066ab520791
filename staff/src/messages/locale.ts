export const locales = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof locales)[number];

/** As the texts both apps share name it. */
export const languageOf = (locale: Locale): 'zh' | 'en' => (locale === 'zh-CN' ? 'zh' : 'en');

const key = 'lianke.locale';

/** Chinese unless somebody chose otherwise: the browser's language says little about a shop's staff. */
export function readLocale(storage: Storage = localStorage): Locale {
  return storage.getItem(key) === 'en-US' ? 'en-US' : 'zh-CN';
}

export function storeLocale(locale: Locale, storage: Storage = localStorage): void {
  storage.setItem(key, locale);
}
