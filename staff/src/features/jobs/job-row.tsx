import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { ApiFailure, describeError, isCatalogued } from '../../api/api-error.ts';
import { write } from '../../api/call.ts';
import { useLocale } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { FailedJob } from './api.ts';
import { failedJobsQuery } from './api.ts';
import { jobTitle } from './job-title.ts';
import css from './job-row.module.css';

export function JobRow({ job }: { job: FailedJob }) {
  const { locale, messages } = useLocale();
  const { jobs } = messages;
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
        <div className={css.title} title={job.name}>
          {jobTitle(job.name, jobs)}
        </div>
        <p className={css.error}>{describeError(new ApiFailure(job.error, ''), locale)}</p>
        <div className={css.meta}>
          <Ago at={job.failedAt} />
          <span>{jobs.times(job.attempts)}</span>
          {isCatalogued(job.error) ? null : <span>{job.error}</span>}
        </div>
      </div>
      <Button onClick={() => retry.mutate()} loading={retry.isPending}>
        {jobs.retry}
      </Button>
    </div>
  );
}
