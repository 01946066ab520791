import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import { failedJobsQuery } from './api.ts';
import { JobRow } from './job-row.tsx';

export function JobsPage() {
  const { jobs } = useMessages();
  const navigate = useNavigate();
  const query = useQuery(failedJobsQuery);
  return (
    <Page title={jobs.title} intro={jobs.intro} narrow>
      <Card>
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(data) =>
            data.jobs.length === 0 ? (
              <StateNotice
                tone="empty"
                body={jobs.empty}
                action={{ label: jobs.emptyAction, onClick: () => void navigate('/integrations') }}
              />
            ) : (
              data.jobs.map((job) => <JobRow key={job.id} job={job} />)
            )
          }
        </QueryState>
      </Card>
    </Page>
  );
}
