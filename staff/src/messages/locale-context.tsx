import { createContext, useContext } from 'react';
import type { Messages } from './catalogue.ts';
import { catalogues } from './catalogue.ts';
import { languageOf } from './locale.ts';
import type { Locale } from './locale.ts';

export interface LocaleValue {
  locale: Locale;
  messages: Messages;
  setLocale: (locale: Locale) => void;
}

export const LocaleContext = createContext<LocaleValue>({
  locale: 'zh-CN',
  messages: catalogues['zh-CN'],
  setLocale: () => undefined,
});

export const useLocale = (): LocaleValue => useContext(LocaleContext);
export const useMessages = (): Messages => useContext(LocaleContext).messages;
/** For texts both apps share. */
export const useLanguage = (): 'zh' | 'en' => languageOf(useLocale().locale);
