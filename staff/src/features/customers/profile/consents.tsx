import { formatChinaTime } from '@lianke/shared';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { call } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { customerKeys } from '../customer-keys.ts';
import css from './consents.module.css';

const consentsQuery = (customerId: string) =>
  queryOptions({
    queryKey: customerKeys.consents(customerId),
    queryFn: ({ signal }) => call('staff.privacy.consents', { customerId }, { signal }),
  });

/** What this customer agreed to, to which text, how we know, and what was taken back. */
export function Consents({ customerId }: { customerId: string }) {
  const { records } = useMessages();
  const query = useQuery(consentsQuery(customerId));
  return (
    <QueryState query={query} skeleton={<Skeleton active title={false} paragraph={{ rows: 2 }} />} compact>
      {({ consents }) =>
        consents.length === 0 ? (
          <span className={css.quiet}>{records.noConsents}</span>
        ) : (
          <ul className={css.list}>
            {consents.map((it) => (
              <li key={it.id} className={css.row}>
                <span className={css.main}>
                  <span>{records.purpose[it.purpose]}</span>
                  <span className={css.quiet} title={it.proof ?? undefined}>
                    {records.consentGiven(formatChinaTime(it.agreedAt), it.textVersion)}
                    {it.withdrawnAt === null ? '' : ` · ${records.consentWithdrawn(formatChinaTime(it.withdrawnAt))}`}
                  </span>
                </span>
                <Tag color={it.withdrawnAt === null ? 'success' : 'default'} style={{ margin: 0 }}>
                  {it.withdrawnAt === null ? records.consentValid : records.consentOver}
                </Tag>
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
