import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { myCustomersQuery } from './api.ts';
import filterCss from './audit-filter.module.css';
import { readSearch, toRange, writeSearch } from './audit-search.ts';
import { DayTitle } from './day-title.tsx';
import { EntryLine } from './entry-line.tsx';
import { EntryList } from './entry-list.tsx';
import css from './entry-list.module.css';
import type { CustomerGroup } from './group-entries.ts';
import { groupEntries } from './group-entries.ts';
import { PeriodFilter } from './period-filter.tsx';

/** 谁看过我的客户: for everybody, in words that need no explanation. */
export function WhoLookedPage() {
  const { whoLooked } = useMessages();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const range = toRange(search, useNow());
  const query = useInfiniteQuery(myCustomersQuery({ ...range, ...(search.customerId ? { customerId: search.customerId } : {}) }));
  const all = search.period === 'all';
  return (
    <Page title={whoLooked.title} intro={whoLooked.intro} narrow>
      <div className={filterCss.filter}>
        <PeriodFilter search={search} onSearch={(it) => setParams(writeSearch({ ...search, ...it }), { replace: true })} />
      </div>
      <EntryList
        query={query}
        empty={
          <StateNotice
            tone="empty"
            body={all ? whoLooked.emptyAll : whoLooked.empty}
            action={
              all
                ? { label: whoLooked.goToCustomers, onClick: () => void navigate('/customers') }
                : { label: whoLooked.showAll, onClick: () => setParams(writeSearch({ ...search, period: 'all' }), { replace: true }) }
            }
          />
        }
      >
        {(entries) => (
          <>
            {groupEntries(entries).map(({ day, customers }) => (
              <Fragment key={day}>
                <h2 className={css.day}>
                  <DayTitle day={day} />
                </h2>
                {customers.map((it) => (
                  <OneCustomer key={it.customerId} it={it} />
                ))}
              </Fragment>
            ))}
          </>
        )}
      </EntryList>
    </Page>
  );
}

function OneCustomer({ it }: { it: CustomerGroup }) {
  const { audit, whoLooked } = useMessages();
  const name = it.name ?? audit.someCustomer;
  return (
    <Card className={css.customer}>
      <h3 className={css.name}>
        <Link to={`/customers/${encodeURIComponent(it.customerId)}`}>
          <PersonAvatar name={name} url={null} size={24} />
          {name}
        </Link>
        <span className={css.times}>{whoLooked.looks(it.entries.length)}</span>
      </h3>
      <ul className={css.lines}>
        {it.entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </Card>
  );
}
