import { useMessages } from '../../../messages/locale-context.tsx';
import { formatMemberNo } from '../../../ui/format-member-no.ts';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import type { CustomerRow } from '../api.ts';
import css from './customer-name.module.css';

export function CustomerName({ row, compact = false }: { row: Pick<CustomerRow, 'name' | 'avatarUrl' | 'memberNo'>; compact?: boolean }) {
  const { customers } = useMessages();
  const name = row.name || customers.unnamed;
  return (
    <span className={css.cell}>
      <PersonAvatar name={name} url={row.avatarUrl} size={compact ? 24 : 36} />
      <span className={css.text}>
        <span className={css.name} title={name}>
          {name}
        </span>
        {compact || row.memberNo === undefined ? null : <span className={css.number}>{formatMemberNo(row.memberNo)}</span>}
      </span>
    </span>
  );
}
