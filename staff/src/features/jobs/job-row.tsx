import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { FailedJob } from './api.ts';
import { failedJobsQuery } from './api.ts';
import { jobKind } from './job-kind.ts';
import css from './job-row.module.css';

export function JobRow({ job }: { job: FailedJob }) {
  const { jobs } = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  const retry = useMutation({
    mutationFn: () => write('staff.jobs.retry', { id: job.id }),
    onSuccess: () => void message.success(jobs.retried),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: failedJobsQuery.queryKey }),
  });
  return (
    <div className={css.row}>
      <div>
        <div className={css.title}>{jobs.kind[jobKind(job.name)]}</div>
        <p className={css.error}>{job.error}</p>
        <div className={css.meta}>
          <Ago at={job.failedAt} />
          <span>
            {jobs.attempts} {jobs.times(job.attempts)}
          </span>
          <span>{job.name}</span>
        </div>
      </div>
      <Button onClick={() => retry.mutate()} loading={retry.isPending}>
        {jobs.retry}
      </Button>
    </div>
  );
}
