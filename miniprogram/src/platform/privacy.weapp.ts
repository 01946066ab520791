import Taro from '@tarojs/taro';
import type * as Shape from './privacy';

export const onAgreementNeeded: typeof Shape.onAgreementNeeded = (listener) => {
  // Base library 2.32.3 and later; older clients have no such gate.
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    resolve({ event: 'exposureAuthorization' });
    listener({
      agree: (buttonId) => resolve({ event: 'agree', buttonId }),
      disagree: () => resolve({ event: 'disagree' }),
    });
  });
};
