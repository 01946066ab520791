import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { useLiveCustomers } from '../../api/live.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { duplicatesQuery } from './api.ts';
import { DuplicateCard } from './duplicate-card.tsx';

export function DuplicatesPage() {
  const { duplicates } = useMessages();
  const navigate = useNavigate();
  useLiveCustomers();
  const query = useQuery(duplicatesQuery);
  const count = query.data?.pairs.length;
  return (
    <Page title={duplicates.title} intro={duplicates.intro} count={count ? duplicates.count(formatCount(count)) : null} narrow>
      <QueryState
        query={query}
        skeleton={
          <Card>
            <Skeleton active avatar paragraph={{ rows: 4 }} style={{ padding: 16 }} />
          </Card>
        }
      >
        {({ pairs }) =>
          pairs.length === 0 ? (
            <Card>
              <StateNotice
                tone="empty"
                body={duplicates.empty}
                action={{ label: duplicates.emptyAction, onClick: () => void navigate('/customers') }}
              />
            </Card>
          ) : (
            pairs.map((pair) => <DuplicateCard key={pair.id} pair={pair} />)
          )
        }
      </QueryState>
    </Page>
  );
}
