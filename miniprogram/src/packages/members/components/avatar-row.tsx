import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { toFailure } from '../../../api/failure';
import { saveAvatar } from '../../../member/actions';
import type { Member } from '../../../member/types';
import { t } from '../../../messages';
import { AvatarButton } from '../../../platform/avatar-button';
import { toast } from '../../../platform/feedback';
import { Avatar } from '../../../ui/avatar';
import { CellBody } from '../../../ui/cell';

export function AvatarRow({ member }: { member: Member }): ReactElement {
  const [saving, setSaving] = useState(false);
  const save = (base64: string): void => {
    setSaving(true);
    saveAvatar(base64)
      .then(
        () => toast(t('profile.avatar_saved'), 'success'),
        (error: unknown) => toast(toFailure(error).message),
      )
      .finally(() => setSaving(false));
  };
  const face = (
    <View className="profile__avatar">
      <View className="profile__hint">{t('profile.avatar_hint')}</View>
      <Avatar url={member.avatarUrl} name={member.nickname} size="row" />
    </View>
  );
  return (
    <AvatarButton className="cell plain-button" disabled={saving} onPicked={save} onFailed={() => toast(t('profile.avatar_failed'))}>
      <CellBody label={t('profile.avatar')} value={face} opens />
    </AvatarButton>
  );
}
