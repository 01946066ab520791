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

export const requireAgreement: typeof Shape.requireAgreement = () => {
  if (typeof Taro.requirePrivacyAuthorize !== 'function') return Promise.resolve(true);
  return new Promise((resolve) => {
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });
};

export const openPlatformNotice: typeof Shape.openPlatformNotice = () => {
  if (typeof Taro.openPrivacyContract === 'function') Taro.openPrivacyContract({ fail: () => undefined });
};
