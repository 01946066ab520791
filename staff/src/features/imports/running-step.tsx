import { formatChinaDay, formatChinaTime } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { useNow } from '../../ui/use-now.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { customerKeys } from '../customers/customer-keys.ts';
import type { CustomerImport } from './api.ts';
import { isMoving } from './api.ts';
import { BadRows } from './bad-rows.tsx';
import { Counts } from './counts.tsx';
import css from './imports.module.css';
import { minutesLeft } from './mapping.ts';

interface Props {
  job: CustomerImport;
  onChange: (job: CustomerImport) => void;
}

/** While it runs and after: progress, speed, time left; the report; and the way back. */
export function RunningStep({ job, onChange }: Props) {
  const { batch, imports, followers, states } = useMessages();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const now = useNow();
  const settled = { onSuccess: onChange, onError: report };
  const run = useMutation({ mutationFn: () => write('staff.imports.run', { id: job.id }), ...settled });
  const pause = useMutation({ mutationFn: () => write('staff.imports.pause', { id: job.id }), ...settled });
  const undo = useMutation({ mutationFn: () => write('staff.imports.undo', { id: job.id }), ...settled });
  const { status, progress } = job;
  useEffect(() => {
    if (status === 'done' || status === 'undone') void client.invalidateQueries({ queryKey: customerKeys.all });
  }, [client, status]);
  const percent = progress.total ? Math.min(100, Math.floor((progress.done / progress.total) * 100)) : null;
  const left = minutesLeft(job);
  const mayUndo =
    ['done', 'paused', 'failed'].includes(status) &&
    job.undoUntil !== null &&
    job.undoUntil > now &&
    job.counts.new + job.counts.update > 0;
  const confirmUndo = (): void =>
    void modal.confirm({
      title: imports.undoTitle,
      content: imports.undoBody,
      okText: imports.undo,
      cancelText: states.cancel,
      onOk: () => undo.mutateAsync().catch(() => undefined),
    });
  return (
    <div className={css.step}>
      <div className={css.runHead}>
        <span className={css.fileName}>{job.fileName}</span>
        <b>{batch.status[status]}</b>
      </div>
      {job.problem ? <Alert type="error" showIcon title={job.problem} /> : null}
      {isMoving(job) || status === 'paused' ? (
        <>
          <Progress
            percent={percent ?? 0}
            showInfo={percent !== null}
            status={isMoving(job) ? 'active' : 'normal'}
            aria-label={imports.progress}
          />
          <span className={css.quiet}>
            {imports.rowsDone(formatCount(progress.done), progress.total === null ? null : formatCount(progress.total))}
            {isMoving(job) && job.rate ? ` · ${imports.rate(formatCount(Math.round(job.rate)))}` : ''}
            {isMoving(job) && left !== null ? ` · ${followers.remaining} ${followers.minutes(Math.ceil(left))}` : ''}
          </span>
        </>
      ) : null}
      {status === 'checking' ? null : <Counts job={job} />}
      {status === 'done' || status === 'failed' ? <BadRows job={job} /> : null}
      <div className={css.actions}>
        <span className={css.quiet}>
          {job.finishedAt === null ? imports.background : imports.finishedAt(formatChinaTime(job.finishedAt))}
          {mayUndo && job.undoUntil !== null ? ` · ${imports.undoUntil(formatChinaDay(job.undoUntil))}` : ''}
        </span>
        <span className={css.buttons}>
          {status === 'running' ? (
            <Button loading={pause.isPending} onClick={() => pause.mutate()}>
              {imports.pause}
            </Button>
          ) : null}
          {mayUndo ? (
            <Button loading={undo.isPending} onClick={confirmUndo}>
              {imports.undo}
            </Button>
          ) : null}
          {status === 'paused' || status === 'failed' ? (
            <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
              {imports.goOn}
            </Button>
          ) : null}
          {status === 'done' ? (
            <Link to="/customers?sort=-createdAt">
              <Button type="primary">{imports.look}</Button>
            </Link>
          ) : null}
        </span>
      </div>
    </div>
  );
}
