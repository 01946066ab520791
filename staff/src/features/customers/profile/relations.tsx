import { formatChinaDay } from '@lianke/shared';
import { Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import type { CustomerView } from '../api.ts';
import css from './relations.module.css';

const tone = { active: 'success', half: 'warning', deleted_by_staff: 'default', deleted_by_customer: 'default' } as const;

/** Which colleagues have this customer on WeCom, since when and under which remark. */
export function Relations({ followers }: { followers: CustomerView['followers'] }) {
  const { customers } = useMessages();
  if (followers.length === 0) return <span style={{ color: 'var(--muted)' }}>{customers.noRelations}</span>;
  return (
    <ul className={css.list}>
      {followers.map((it) => (
        <li key={it.staffUserid} className={`${css.row} ${it.status.startsWith('deleted') ? css.gone : ''}`}>
          <PersonAvatar name={it.staffName} url={null} size={32} />
          <div className={css.main}>
            <div className={css.name}>{it.staffName}</div>
            <div className={css.sub}>
              <span>{customers.relationSince(formatChinaDay(it.addedAt))}</span>
              {it.remark ? <span>{customers.relationRemark(it.remark)}</span> : null}
            </div>
          </div>
          <Tag color={tone[it.status]} style={{ margin: 0 }}>
            {customers.relationStatus[it.status]}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
