import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import { AgreeButton } from '../platform/agree-button';
import { openPage } from '../platform/navigate';
import { PhoneButton } from '../platform/phone-button';
import type { PhoneButtonProps } from '../platform/types';
import { ActionButton } from './action-button';
import { buttonLook } from './button-look';
import { Sheet } from './sheet';
import './privacy-sheet.scss';

export const agreeButtonId = 'privacy-agree';

interface Props {
  /** When the phone is what it is about, one tap agrees and binds. */
  phone?: Pick<PhoneButtonProps, 'onCode' | 'onRefused'>;
  onAgree: () => void;
  onDisagree: () => void;
}

export function PrivacySheet({ phone, onAgree, onDisagree }: Props): ReactElement {
  return (
    <Sheet title={t('privacy.sheet_title')} onClose={onDisagree}>
      <View className="privacy-sheet__text">{t('privacy.sheet_body')}</View>
      <View className="privacy-sheet__link" ariaRole="link" onClick={() => openPage('privacy')}>
        {t('action.read_notice')}
      </View>
      {phone ? (
        <PhoneButton className={buttonLook('main')} agrees {...phone}>
          {t('action.agree_and_bind')}
        </PhoneButton>
      ) : (
        <AgreeButton id={agreeButtonId} className={buttonLook('main')} onAgree={onAgree}>
          {t('action.agree')}
        </AgreeButton>
      )}
      <ActionButton look="plain" label={t('action.disagree')} onTap={onDisagree} />
    </Sheet>
  );
}
