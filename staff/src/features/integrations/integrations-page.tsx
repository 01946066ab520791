import { ReloadOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { checkQuery } from './api.ts';
import { PlatformCard } from './platform-card.tsx';

export function IntegrationsPage() {
  const { integrations } = useMessages();
  const query = useQuery(checkQuery);
  const skeleton = (
    <Card>
      <Skeleton active avatar={{ size: 20 }} paragraph={{ rows: 6 }} style={{ padding: 16 }} />
    </Card>
  );
  return (
    <Page
      title={integrations.title}
      intro={integrations.intro}
      count={query.data ? integrations.checkedAt(formatChinaTime(query.data.checkedAt)) : null}
      narrow
      action={
        <Button type="primary" icon={<ReloadOutlined />} loading={query.isFetching} onClick={() => void query.refetch()}>
          {query.isFetching ? integrations.running : integrations.run}
        </Button>
      }
    >
      <QueryState query={query} skeleton={skeleton}>
        {({ simulated, platforms }) => (
          <>
            {simulated ? <Alert type="info" showIcon title={integrations.simulated} style={{ marginBottom: 12 }} /> : null}
            {platforms.length === 0 ? (
              <Card>
                <StateNotice tone="empty" body={integrations.empty} />
              </Card>
            ) : (
              platforms.map((platform) => <PlatformCard key={platform.id} platform={platform} />)
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}
