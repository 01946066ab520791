import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import type { Member } from './api.ts';
import type { MemberActions } from './member-parts.tsx';
import { LastSeen, MemberMenu, MemberState, RoleTag } from './member-parts.tsx';
import css from './members.module.css';

interface Props {
  members: readonly Member[];
  onAction: MemberActions;
}

/** The table’s rows where there is no room for columns. */
export function MemberCards({ members, onAction }: Props) {
  const { access, team } = useMessages();
  return (
    <ul className={css.cards}>
      {members.map((it) => (
        <li key={it.id} className={css.item}>
          <PersonAvatar name={it.name} url={it.avatarUrl} size={36} />
          <div className={css.body}>
            <div>
              <span className={css.name}>{it.name}</span> <RoleTag member={it} />
            </div>
            <div className={css.line}>
              <span>{it.departments.map(({ name }) => name).join(access.separator) || team.noDepartment}</span>
              <span>{team.customersCount(formatCount(it.customers))}</span>
              {it.active ? null : <MemberState member={it} />}
              <LastSeen member={it} />
            </div>
          </div>
          <MemberMenu member={it} onAction={onAction} />
        </li>
      ))}
    </ul>
  );
}
