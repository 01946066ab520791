import { MoreOutlined } from '@ant-design/icons';
import { formatChinaDay } from '@lianke/shared';
import { Button, Dropdown, Tag } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { BrandTag } from '../../ui/brand-tag.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import type { Member } from './api.ts';
import css from './members.module.css';

export interface MemberActions {
  setRole: (member: Member) => void;
  handOver: (member: Member) => void;
  signOut: (member: Member) => void;
}

export function MemberName({ member }: { member: Member }) {
  return (
    <div className={css.who}>
      <PersonAvatar name={member.name} url={member.avatarUrl} size={32} />
      <div>
        <div className={css.name}>{member.name}</div>
        <div className={css.small}>{member.userid}</div>
      </div>
    </div>
  );
}

export function RoleTag({ member }: { member: Member }) {
  const { access } = useMessages();
  const name = access.roleName[member.role];
  return member.role === 'admin' ? <BrandTag>{name}</BrandTag> : <Tag>{name}</Tag>;
}

export function MemberState({ member }: { member: Member }) {
  const { team } = useMessages();
  if (member.active) return <>{team.active}</>;
  return <Tag color="warning">{member.leftAt ? team.leftAt(formatChinaDay(member.leftAt)) : team.left}</Tag>;
}

export function LastSeen({ member }: { member: Member }) {
  const { team } = useMessages();
  return member.lastSeenAt ? <Ago at={member.lastSeenAt} /> : <span className={css.small}>{team.never}</span>;
}

/** Only what the server would accept; nothing at all when there is nothing to do. */
export function MemberMenu({ member, onAction }: { member: Member; onAction: MemberActions }) {
  const { team } = useMessages();
  const { can } = member;
  const items = [
    ...(can.setRole ? [{ key: 'role', label: team.setRole, onClick: () => onAction.setRole(member) }] : []),
    ...(can.handOver ? [{ key: 'hand-over', label: team.handOver, onClick: () => onAction.handOver(member) }] : []),
    ...(can.signOut ? [{ key: 'sign-out', label: team.signOut, danger: true, onClick: () => onAction.signOut(member) }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<MoreOutlined />} aria-label={team.actions(member.name)} />
    </Dropdown>
  );
}
