import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useFields } from '../customers/fields/field-catalogue.ts';
import { bulkHistoryQuery } from './api.ts';
import { BulkProgress } from './bulk-progress.tsx';
import css from './bulk.module.css';
import { bulkTitle } from './bulk-title.ts';

/** What was done to many customers at once: who, when, to how many; taken back from here for 30 days. */
export function BulkPage() {
  const messages = useMessages();
  const { bulk } = messages;
  const navigate = useNavigate();
  const all = useFields();
  const query = useInfiniteQuery(bulkHistoryQuery);
  return (
    <Page title={bulk.title} intro={bulk.intro} narrow>
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.actions}
          skeleton={<Skeleton active paragraph={{ rows: 6 }} style={{ padding: 16 }} />}
          empty={
            <StateNotice tone="empty" body={bulk.empty} action={{ label: bulk.emptyAction, onClick: () => void navigate('/customers') }} />
          }
        >
          {(action) => (
            <li key={action.id} className={css.row}>
              <span className={css.title}>{bulkTitle(action.change, all, messages)}</span>
              <span className={css.state}>
                {action.startedBy.name} · {formatChinaTime(action.startedAt)}
              </span>
              <div style={{ gridColumn: '1 / -1' }}>
                <BulkProgress action={action} />
              </div>
            </li>
          )}
        </PagedList>
      </Card>
    </Page>
  );
}
