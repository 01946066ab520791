import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMay } from '../../session/api.ts';
import { billDaysQuery } from '../api.ts';
import { DayRow } from './day-row.tsx';

/** Every day with WeChat's bill beside our books. */
export function BillDays({ onLook }: { onLook: (day: string) => void }) {
  const { reconciliation: words } = useMessages();
  const navigate = useNavigate();
  const mayCheck = useMay('integrations.check');
  const query = useInfiniteQuery(billDaysQuery);
  const connected = query.data?.pages[0]?.connected ?? true;
  const toIntegrations = (): void => void navigate('/integrations');
  return (
    <>
      {connected ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={words.notConnected}
          action={mayCheck ? <Button onClick={toIntegrations}>{words.toIntegrations}</Button> : null}
        />
      )}
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.days}
          skeleton={<Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />}
          empty={
            <StateNotice
              tone="empty"
              body={words.empty}
              {...(mayCheck ? { action: { label: words.toIntegrations, onClick: toIntegrations } } : {})}
            />
          }
        >
          {(it) => <DayRow key={it.day} day={it} onLook={() => onLook(it.day)} />}
        </PagedList>
      </Card>
    </>
  );
}
