import { Input } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Cell } from '../../../ui/cell';
import type { NicknameEdit } from '../hooks/use-nickname';

export function NicknameRow({ nickname }: { nickname: NicknameEdit }): ReactElement {
  const field = (
    <Input
      className="profile__nickname"
      name="nickname"
      type="nickname"
      maxlength={32}
      value={nickname.value}
      placeholder={t('profile.nickname_placeholder')}
      placeholderClass="profile__placeholder"
      onInput={({ detail }) => nickname.edit(detail.value)}
    />
  );
  return <Cell label={t('profile.nickname')} value={field} />;
}
