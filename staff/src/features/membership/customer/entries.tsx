import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { amountText, changeText } from '../amount-text.ts';
import type { Kind } from '../api.ts';
import { entriesQuery } from '../api.ts';
import css from './membership-block.module.css';

const kinds = ['points', 'growth', 'principal', 'bonus'] as const satisfies readonly Kind[];

/** What moved a customer's points, growth or balance, newest first. */
export function Entries({ customerId }: { customerId: string }) {
  const { liability, member: words } = useMessages();
  const [kind, setKind] = useState<Kind>('points');
  const query = useInfiniteQuery(entriesQuery(customerId, kind));
  return (
    <>
      <Segmented<Kind>
        size="small"
        value={kind}
        onChange={setKind}
        aria-label={words.entries}
        options={kinds.map((value) => ({ value, label: liability.kind[value] }))}
      />
      <div className={css.entries}>
        <PagedList
          query={query}
          rowsOf={(page) => page.entries}
          skeleton={<Skeleton active paragraph={{ rows: 3 }} title={false} />}
          empty={<p className={css.quiet}>{words.noEntries}</p>}
          compact
        >
          {(it) => (
            <li key={it.id} className={css.row}>
              <span>{words.entryReason[it.reason]}</span>
              <span className={`${css.amount} ${it.amount > 0 ? css.up : ''}`}>{changeText(kind, it.amount)}</span>
              <span className={css.sub}>
                {formatChinaTime(it.at)}
                {it.note ? ` · ${it.note}` : ''}
              </span>
              <span className={`${css.sub} ${css.right}`}>{words.after(amountText(kind, it.balanceAfter))}</span>
            </li>
          )}
        </PagedList>
      </div>
    </>
  );
}
