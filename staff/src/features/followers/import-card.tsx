import { formatChinaTime } from '@lianke/shared';
import { Alert, Button, Progress } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card } from '../../ui/page.tsx';
import type { FollowerImport } from './api.ts';
import css from './import-card.module.css';
import { minutesLeft, percentDone } from './import-progress.ts';

interface Props {
  job: FollowerImport;
  busy: boolean;
  onStart: () => void;
  onPause: () => void;
}

const progressStatus = { running: 'active', paused: 'normal', done: 'success', failed: 'exception' } as const;

export function ImportCard({ job, busy, onStart, onPause }: Props) {
  const { followers } = useMessages();
  const { status } = job;
  const left = minutesLeft(job);
  const label = { paused: followers.resume, failed: followers.retry, done: followers.again, running: followers.pause }[status];
  const running = status === 'running';
  return (
    <Card className={css.card}>
      <div className={css.top}>
        <h2 className={css.status}>{followers.status[status]}</h2>
        <Button type={running || status === 'done' ? 'default' : 'primary'} loading={busy} onClick={running ? onPause : onStart}>
          {label}
        </Button>
      </div>
      {job.problem ? (
        <Alert className={css.problem ?? ''} type="error" showIcon title={followers.problem} description={job.problem} />
      ) : null}
      <Progress
        percent={percentDone(job) ?? 0}
        status={progressStatus[status]}
        showInfo={percentDone(job) !== null}
        aria-label={followers.progress}
      />
      <dl className={css.numbers}>
        <div>
          <dt>{followers.imported}</dt>
          <dd>{formatCount(job.imported)}</dd>
        </div>
        <div>
          <dt>{followers.total}</dt>
          <dd>{job.total === null ? followers.unknown : formatCount(job.total)}</dd>
        </div>
        {running ? (
          <>
            <div>
              <dt>{followers.rate}</dt>
              <dd>{job.rate === null ? followers.unknown : followers.perSecond(formatCount(Math.round(job.rate)))}</dd>
            </div>
            <div>
              <dt>{followers.remaining}</dt>
              <dd>{left === null ? followers.unknown : followers.minutes(left)}</dd>
            </div>
          </>
        ) : null}
      </dl>
      <p className={css.times}>
        {followers.started} {formatChinaTime(job.startedAt)}
        {job.finishedAt
          ? ` · ${followers.finished} ${formatChinaTime(job.finishedAt)}`
          : ` · ${followers.updated} ${formatChinaTime(job.updatedAt)}`}
      </p>
    </Card>
  );
}
