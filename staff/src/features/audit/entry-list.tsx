import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import type { AuditEntry, AuditPage } from './api.ts';
import css from './entry-list.module.css';

interface Props {
  query: UseInfiniteQueryResult<InfiniteData<AuditPage>>;
  empty: ReactNode;
  children: (entries: AuditEntry[]) => ReactNode;
}

/** Pages of the record under each other. A page may be empty and yet have a next one, when the search behind it stopped to rest. */
export function EntryList({ query, empty, children }: Props) {
  const { audit } = useMessages();
  return (
    <QueryState
      query={query}
      skeleton={
        <Card>
          <ListSkeleton />
        </Card>
      }
    >
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.entries);
        return (
          <>
            {entries.length === 0 && !query.hasNextPage ? <Card>{empty}</Card> : children(entries)}
            <div className={css.more}>
              {query.hasNextPage ? (
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {audit.more}
                </Button>
              ) : entries.length > 0 ? (
                <span>{audit.end}</span>
              ) : null}
            </div>
          </>
        );
      }}
    </QueryState>
  );
}
