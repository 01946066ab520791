import type { BatchStatus } from '@lianke/shared';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { BatchProgress } from '../../ui/batch-progress.tsx';
import { formatCount } from '../../ui/format-count.ts';
import css from './imports.module.css';

/** Goods and orders come in a fixed form: checked, looked at, taken over. */
interface PlainJob {
  fileName: string;
  status: BatchStatus;
  progress: { done: number; total: number | null; failed: number };
  badRows: readonly { line: number; reason: string }[];
}

interface Props {
  job: PlainJob;
  counts: readonly { key: string; label: string; count: number }[];
  /** How many rows would change something. */
  good: number;
  onRun: () => void;
  running: boolean;
  /** Where to go from here. */
  after: ReactNode;
}

export const isPlainJobMoving = ({ status }: { status: BatchStatus }): boolean =>
  status === 'preparing' || status === 'checking' || status === 'running';

/** The dry run's verdict, then progress, then what became of it. */
export function PlainImport({ job, counts, good, onRun, running, after }: Props) {
  const { batch, imports } = useMessages();
  const moving = isPlainJobMoving(job);
  const { done, total } = job.progress;
  const startable = job.status === 'ready' || job.status === 'paused' || job.status === 'failed';
  return (
    <div className={css.step}>
      <div className={css.runHead}>
        <span className={css.fileName}>{job.fileName}</span>
        <b>{batch.status[job.status]}</b>
      </div>
      {job.status === 'ready' ? <span className={css.quiet}>{imports.plainChecked}</span> : null}
      {moving || job.status === 'paused' ? (
        <BatchProgress label={imports.progress} progress={job.progress} underWay={moving} actions={null}>
          {imports.rowsDone(formatCount(done), total === null ? null : formatCount(total))}
        </BatchProgress>
      ) : null}
      <dl className={css.counts}>
        {counts.map(({ key, label, count }) => (
          <div key={key} className={key === 'error' && count > 0 ? css.bad : ''}>
            <dt>{label}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {job.status === 'failed' ? <Alert type="error" showIcon title={imports.plainFailed} /> : null}
      <PlainBadRows rows={job.badRows} />
      <div className={css.actions}>
        <span>{after}</span>
        {startable ? (
          <Button type="primary" disabled={good === 0} loading={running} onClick={onRun}>
            {job.status !== 'ready' ? imports.goOn : good === 0 ? imports.nothingToImport : imports.takeOver(formatCount(good))}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function PlainBadRows({ rows }: { rows: PlainJob['badRows'] }) {
  const { imports } = useMessages();
  if (rows.length === 0) return null;
  return (
    <section>
      <div className={css.badHead}>
        <h3>{imports.problemRows}</h3>
      </div>
      <div className={css.badTable}>
        <table>
          <thead>
            <tr>
              <th>{imports.line}</th>
              <th>{imports.problem}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.line}-${row.reason}`}>
                <td>{row.line}</td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
