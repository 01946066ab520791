import { formatChinaDay } from '@lianke/shared';
import { Form, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { formatMemberNo } from '../../../member/format-member-no';
import type { Member } from '../../../member/types';
import { t } from '../../../messages';
import { ActionButton } from '../../../ui/action-button';
import { Cell, CellGroup } from '../../../ui/cell';
import { PrivacySheet } from '../../../ui/privacy-sheet';
import { useNickname } from '../hooks/use-nickname';
import { usePhoneBinding } from '../hooks/use-phone-binding';
import { AvatarRow } from './avatar-row';
import { NicknameRow } from './nickname-row';
import { PhoneRow } from './phone-row';

/** WeChat's content check may empty the field without an input event, so what the form sends counts and not the state. */
const submitted = (value: unknown): string | undefined => (value as { nickname?: string } | undefined)?.nickname;

export function ProfileForm({ member }: { member: Member }): ReactElement {
  const nickname = useNickname(member.nickname);
  const phone = usePhoneBinding(member);
  return (
    <Form onSubmit={({ detail }) => nickname.save(submitted(detail.value) ?? nickname.value)}>
      <CellGroup>
        <AvatarRow member={member} />
        <NicknameRow nickname={nickname} />
      </CellGroup>
      <CellGroup>
        <PhoneRow phoneMasked={member.phoneMasked} binding={phone} />
        <Cell label={t('profile.member_no')} value={<View className="numbers">{formatMemberNo(member.memberNo)}</View>} />
        <Cell label={t('profile.joined')} value={<View className="numbers">{formatChinaDay(member.joinedAt)}</View>} />
      </CellGroup>
      <View className="profile__why">{t('profile.phone_why')}</View>
      <View className="profile__save">
        <ActionButton label={t('action.save')} busy={nickname.saving} submits />
      </View>
      {phone.sheet ? <PrivacySheet {...phone.sheet} /> : null}
    </Form>
  );
}
