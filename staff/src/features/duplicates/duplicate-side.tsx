import { formatChinaDay } from '@lianke/shared';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import type { CustomerRow } from '../customers/api.ts';
import { CustomerName } from '../customers/list/customer-name.tsx';
import { channelText } from '../customers/profile/channel-text.ts';
import css from './duplicate-card.module.css';

export function DuplicateSide({ row }: { row: CustomerRow }) {
  const { access, customers } = useMessages();
  const { fieldName } = access;
  const facts = [
    row.phoneMasked === undefined ? null : ([fieldName.phone, row.phoneMasked ?? customers.noPhone] as const),
    row.emailMasked ? ([fieldName.email, row.emailMasked] as const) : null,
    row.channel ? ([fieldName.channel, channelText(row.channel, customers)] as const) : null,
    row.createdAt === undefined ? null : ([fieldName.createdAt, formatChinaDay(row.createdAt)] as const),
    row.lastSeenAt === undefined ? null : ([fieldName.lastSeenAt, <Ago key="seen" at={row.lastSeenAt} />] as const),
  ];
  return (
    <Link to={`/customers/${encodeURIComponent(row.id)}`} className={css.side}>
      <CustomerName row={row} />
      <dl className={css.facts}>
        {facts.map((fact) =>
          fact ? (
            <div key={fact[0]} className={css.fact}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Link>
  );
}
