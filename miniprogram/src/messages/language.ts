export type Language = 'zh' | 'en';

/** Chinese unless the system clearly speaks English. */
export function languageOf(systemLanguage: string): Language {
  return /^en\b|^en[_-]/i.test(systemLanguage) ? 'en' : 'zh';
}
