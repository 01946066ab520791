import { formatChinaDay } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { formatMemberNo } from '../member/format-member-no';
import { levelTone } from '../member/level-tone';
import type { Member } from '../member/types';
import { t } from '../messages';
import { Avatar } from './avatar';
import { Icon } from './icon';
import './member-card.scss';

export function MemberCard({ member, onTap }: { member: Member; onTap: () => void }): ReactElement {
  return (
    <View
      className={`member-card member-card--${levelTone(member.levelName)}`}
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={t('me.edit')}
      onClick={onTap}
    >
      <View className="member-card__who">
        <Avatar url={member.avatarUrl} name={member.nickname} />
        <View className="member-card__names">
          <View className="member-card__name">{member.nickname || t('card.guest')}</View>
          <View className="member-card__joined numbers">{t('card.joined', { day: formatChinaDay(member.joinedAt) })}</View>
        </View>
        <View className="member-card__level">{member.levelName}</View>
      </View>
      <View className="member-card__facts">
        <View className="member-card__fact">
          <View className="member-card__label">{t('card.number')}</View>
          <View className="member-card__number numbers">{formatMemberNo(member.memberNo)}</View>
        </View>
        <View className="member-card__fact member-card__fact--end">
          <View className="member-card__label">{t('card.phone')}</View>
          <View className="member-card__phone numbers">{member.phoneMasked ?? t('card.no_phone')}</View>
        </View>
      </View>
      {member.followsOfficialAccount ? (
        <View className="member-card__follow">
          <Icon name="check" className="member-card__tick" />
          {t('follow.yes')}
        </View>
      ) : null}
    </View>
  );
}
