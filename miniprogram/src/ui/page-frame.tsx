import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { ReactElement, ReactNode } from 'react';
import { t } from '../messages';
import type { MessageKey } from '../messages';
import { setPageTitle } from '../platform/navigate';
import { NavBar } from '../platform/nav-bar';

interface Props {
  title: Extract<MessageKey, `title.${string}`>;
  canGoBack?: boolean;
  children: ReactNode;
}

export function PageFrame({ title, canGoBack = false, children }: Props): ReactElement {
  useDidShow(() => setPageTitle(t(title)));
  return (
    <>
      <NavBar title={t(title)} canGoBack={canGoBack} />
      <View className="page">{children}</View>
    </>
  );
}
