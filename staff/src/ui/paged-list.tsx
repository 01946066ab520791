import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/locale-context.tsx';
import css from './paged-list.module.css';
import { QueryState } from './query-state.tsx';

interface Props<P, T> {
  query: UseInfiniteQueryResult<InfiniteData<P>>;
  rowsOf: (page: P) => readonly T[];
  skeleton: ReactNode;
  empty: ReactNode;
  /** One row: an `<li>` with a key. */
  children: (row: T) => ReactNode;
  /** Inside a section, which has its own margins. */
  compact?: boolean;
}

/** Rows that come page by page: loading, failed, empty, the rows, and a button for more. */
export function PagedList<P, T>({ query, rowsOf, skeleton, empty, children, compact = false }: Props<P, T>) {
  const { list } = useMessages();
  return (
    <QueryState query={query} skeleton={skeleton} compact={compact}>
      {({ pages }) => {
        const rows = pages.flatMap(rowsOf);
        if (rows.length === 0) return empty;
        return (
          <>
            <ul className={css.list}>{rows.map(children)}</ul>
            {query.hasNextPage ? (
              <div className={compact ? '' : css.more}>
                <Button
                  block
                  size={compact ? 'small' : 'middle'}
                  onClick={() => void query.fetchNextPage()}
                  loading={query.isFetchingNextPage}
                >
                  {list.more}
                </Button>
              </div>
            ) : null}
          </>
        );
      }}
    </QueryState>
  );
}
