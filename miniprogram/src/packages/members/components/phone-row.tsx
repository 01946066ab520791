import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { PhoneButton } from '../../../platform/phone-button';
import { ActionButton } from '../../../ui/action-button';
import { buttonLook } from '../../../ui/button-look';
import { Cell } from '../../../ui/cell';
import type { PhoneBinding } from '../hooks/use-phone-binding';

export function PhoneRow({ phoneMasked, binding }: { phoneMasked: string | null; binding: PhoneBinding }): ReactElement {
  if (phoneMasked) return <Cell label={t('profile.phone')} value={<View className="numbers">{phoneMasked}</View>} />;
  const { mayAsk, busy, onCode, onRefused, askFirst } = binding;
  const button = mayAsk ? (
    <PhoneButton className={buttonLook('small', busy)} disabled={busy} onCode={onCode} onRefused={onRefused}>
      {t('action.bind_phone')}
    </PhoneButton>
  ) : (
    <ActionButton look="small" label={t('action.bind_phone')} busy={busy} onTap={askFirst} />
  );
  return <Cell label={t('profile.phone')} value={button} />;
}
