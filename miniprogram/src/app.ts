import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren, ReactNode } from 'react';
import { put, refresh } from './api/queries';
import { ensureSession, whenLoggedIn } from './api/session';
import { language, t } from './messages';
import { setTabTexts } from './platform/navigate';
import { onReconnected } from './platform/network';
import './app.scss';

whenLoggedIn((member) => put('member.profile.get', member));

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    // The pages show what came of it; guests may browse meanwhile.
    ensureSession().catch(() => undefined);
    if (language === 'en') setTabTexts([t('tab.home'), t('tab.coupons'), t('tab.me')]);
    onReconnected(() => {
      void refresh('member.profile.get');
      void refresh('member.privacy.get');
      void refresh('member.card.get');
    });
  });
  return children;
}
