import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { followerImportQuery } from './api.ts';
import { ImportCard } from './import-card.tsx';

export function FollowersPage() {
  const { followers } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const query = useQuery(followerImportQuery);
  const settle = {
    onSuccess: (data: { import: NonNullable<typeof query.data>['import'] }) => client.setQueryData(followerImportQuery.queryKey, data),
    onError: (error: unknown) => {
      report(error);
      void client.invalidateQueries({ queryKey: followerImportQuery.queryKey });
    },
  };
  const start = useMutation({ mutationFn: () => write('staff.followers.import-start', {}), ...settle });
  const pause = useMutation({ mutationFn: () => write('staff.followers.import-pause', {}), ...settle });
  return (
    <Page title={followers.title} intro={followers.intro} narrow>
      <QueryState
        query={query}
        skeleton={
          <Card>
            <Skeleton active paragraph={{ rows: 4 }} style={{ padding: 24 }} />
          </Card>
        }
      >
        {({ import: job }) =>
          job ? (
            <ImportCard job={job} busy={start.isPending || pause.isPending} onStart={() => start.mutate()} onPause={() => pause.mutate()} />
          ) : (
            <Card>
              <StateNotice tone="empty" body={followers.never} action={{ label: followers.start, onClick: () => start.mutate() }} />
            </Card>
          )
        }
      </QueryState>
    </Page>
  );
}
