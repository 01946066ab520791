import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren, ReactNode } from 'react';
import { query } from './api/query';
import { ensureSession, whenLoggedIn } from './api/session';
import { put } from './api/snapshots';
import { language, t } from './messages';
import { setTabTexts } from './platform/navigate';
import './app.scss';

whenLoggedIn((member) => put(query('member.profile.get'), member));

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    // The pages show what came of it; guests may browse meanwhile.
    ensureSession().catch(() => undefined);
    if (language === 'en') setTabTexts([t('tab.home'), t('tab.coupons'), t('tab.orders'), t('tab.me')]);
  });
  return children;
}
