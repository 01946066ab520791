import { formatChinaDay } from '@lianke/shared';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import type { CustomerRow } from '../customers/api.ts';
import { CustomerName } from '../customers/list/customer-name.tsx';
import { channelText } from '../customers/profile/channel-text.ts';
import css from './duplicate-card.module.css';

export function DuplicateSide({ row }: { row: CustomerRow }) {
  const { customers } = useMessages();
  return (
    <Link to={`/customers/${encodeURIComponent(row.id)}`} className={css.side}>
      <CustomerName row={row} />
      <dl className={css.facts}>
        <dt>{customers.columnPhone}</dt>
        <dd>{row.phoneMasked ?? customers.noPhone}</dd>
        <dt>{customers.columnChannel}</dt>
        <dd>{channelText(row.channel, customers)}</dd>
        <dt>{customers.columnCreated}</dt>
        <dd>{formatChinaDay(row.createdAt)}</dd>
        <dt>{customers.columnLastSeen}</dt>
        <dd>
          <Ago at={row.lastSeenAt} />
        </dd>
      </dl>
    </Link>
  );
}
