import { StyleProvider } from '@ant-design/cssinjs';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { catalogues } from '../messages/catalogue.ts';
import { LocaleContext } from '../messages/locale-context.tsx';
import type { Locale } from '../messages/locale.ts';
import { readLocale, storeLocale } from '../messages/locale.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { antdTheme } from './theme.ts';
import { useMedia } from './use-media.ts';

interface Props {
  client: QueryClient;
  children: ReactNode;
}

/** What both shells stand in: language, theme, data. */
export function AppFrame({ client, children }: Props) {
  const [locale, setLocale] = useState<Locale>(() => readLocale());
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const touch = useMedia('(pointer: coarse)');
  const theme = useMemo(() => antdTheme(isDark ? 'dark' : 'light', touch), [isDark, touch]);
  const value = useMemo(
    () => ({
      locale,
      messages: catalogues[locale],
      setLocale: (next: Locale) => {
        storeLocale(next);
        setLocale(next);
      },
    }),
    [locale],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <LocaleContext.Provider value={value}>
      {/* hashPriority: the web view of old WeCom clients does not know `:where`. */}
      <StyleProvider hashPriority="high">
        <ConfigProvider locale={locale === 'zh-CN' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
          <QueryClientProvider client={client}>
            <App component={false} message={{ maxCount: 3 }}>
              <CrashBoundary>{children}</CrashBoundary>
            </App>
          </QueryClientProvider>
        </ConfigProvider>
      </StyleProvider>
    </LocaleContext.Provider>
  );
}
