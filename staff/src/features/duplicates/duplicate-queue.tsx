import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import type { DuplicatePair } from './api.ts';
import { duplicatesQuery } from './api.ts';
import { ComparePanel } from './compare-panel.tsx';
import { DuplicateCard } from './duplicate-card.tsx';
import { useDismissal } from './use-dismissal.ts';

export function DuplicateQueue() {
  const { duplicates, list } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(duplicatesQuery);
  const { isDismissed, dismiss } = useDismissal();
  const [compared, setCompared] = useState<DuplicatePair | null>(null);
  return (
    <QueryState
      query={query}
      skeleton={
        <Card>
          <Skeleton active avatar paragraph={{ rows: 4 }} style={{ padding: 16 }} />
        </Card>
      }
    >
      {({ pages }) => {
        const pairs = pages.flatMap((page) => page.pairs).filter(({ id }) => !isDismissed(id));
        if (pairs.length === 0)
          return (
            <Card>
              <StateNotice
                tone="empty"
                body={duplicates.empty}
                action={{ label: duplicates.emptyAction, onClick: () => void navigate('/customers') }}
              />
            </Card>
          );
        return (
          <>
            {pairs.map((pair) => (
              <DuplicateCard key={pair.id} pair={pair} onCompare={() => setCompared(pair)} onDismiss={() => dismiss(pair.id)} />
            ))}
            {query.hasNextPage ? (
              <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
                {list.more}
              </Button>
            ) : null}
            <Drawer
              open={compared !== null}
              size="min(760px, 100%)"
              title={duplicates.mergeTitle}
              onClose={() => setCompared(null)}
              destroyOnHidden
              styles={{ body: { padding: 0 } }}
            >
              {compared ? (
                <ComparePanel
                  leftId={compared.left.id}
                  rightId={compared.right.id}
                  pairId={compared.id}
                  onMerged={() => setCompared(null)}
                />
              ) : null}
            </Drawer>
          </>
        );
      }}
    </QueryState>
  );
}
