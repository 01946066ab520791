import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { auditQuery } from './api.ts';
import { AuditFilter } from './audit-filter.tsx';
import { readSearch, toRange, writeSearch } from './audit-search.ts';
import type { AuditSearch } from './audit-search.ts';
import { ChainCard } from './chain-card.tsx';
import { DayTitle } from './day-title.tsx';
import { EntryLine } from './entry-line.tsx';
import { EntryList } from './entry-list.tsx';
import css from './entry-list.module.css';
import { groupByDay } from './group-entries.ts';

/** The whole record, for auditors. */
export function AuditPage() {
  const { audit } = useMessages();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const change = (it: Partial<AuditSearch>): void => setParams(writeSearch({ ...search, ...it }), { replace: true });
  const range = toRange(search, useNow());
  const query = useInfiniteQuery(
    auditQuery({
      ...range,
      ...(search.staffId ? { staffId: search.staffId } : {}),
      ...(search.action ? { action: search.action } : {}),
      ...(search.customerId ? { customerId: search.customerId } : {}),
    }),
  );
  return (
    <Page title={audit.title} intro={audit.intro} narrow>
      <ChainCard />
      <AuditFilter search={search} onSearch={change} />
      <EntryList
        query={query}
        empty={
          <StateNotice
            tone="empty"
            body={audit.none}
            action={{
              label: audit.filter.clear,
              onClick: () => change({ period: 'all', from: null, to: null, staffId: null, action: null, customerId: null }),
            }}
          />
        }
      >
        {(entries) => (
          <>
            {groupByDay(entries).map(({ day, entries: ofDay }) => (
              <Fragment key={day}>
                <h2 className={css.day}>
                  <DayTitle day={day} />
                </h2>
                <Card>
                  <ul className={css.lines}>
                    {ofDay.map((entry) => (
                      <EntryLine key={entry.id} entry={entry} />
                    ))}
                  </ul>
                </Card>
              </Fragment>
            ))}
          </>
        )}
      </EntryList>
    </Page>
  );
}
