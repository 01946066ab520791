import { formatYuan } from '@lianke/shared';
import { Alert, Button, Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { BatchProgress } from '../../../ui/batch-progress.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { SyncSource } from '../api.ts';
import css from '../sync.module.css';
import { RunButtons } from './run-buttons.tsx';

type Run = NonNullable<SyncSource['run']>;
const tone: Record<Run['status'], string> = { running: 'processing', paused: 'warning', done: 'success', failed: 'error' };

/** One source: what came, how far it is, and how fast. */
export function SourceRow({ source: it, onEdit }: { source: SyncSource; onEdit: (() => void) | null }) {
  const { sync } = useMessages();
  const { run } = it;
  const unfinished = run !== null && run.status !== 'done';
  return (
    <section className={`${css.row} ${it.on ? '' : css.over}`} aria-label={it.name}>
      <div className={css.top}>
        <span className={css.name}>{it.name}</span>
        <Tag style={{ margin: 0 }}>{sync.kind[it.kind]}</Tag>
        {it.on ? null : <Tag style={{ margin: 0 }}>{sync.off}</Tag>}
        {run ? (
          <Tag color={tone[run.status]} style={{ margin: 0 }}>
            {sync.status[run.status]}
          </Tag>
        ) : null}
        {onEdit ? (
          <span className={css.right}>
            <RunButtons source={it} />
            <Button size="small" type="text" onClick={onEdit} aria-label={`${sync.edit} ${it.name}`}>
              {sync.edit}
            </Button>
          </span>
        ) : null}
      </div>
      <div className={css.facts}>
        <span>{sync.orders(formatCount(it.orders))}</span>
        <span>{sync.paid(formatYuan(it.paidFen))}</span>
        <span>
          {it.syncedUntil === null ? (
            sync.never
          ) : (
            <>
              {sync.until} <Ago at={it.syncedUntil} />
            </>
          )}
        </span>
      </div>
      {run?.problem ? <Alert type={run.status === 'failed' ? 'error' : 'warning'} showIcon title={run.problem} /> : null}
      {run && unfinished ? (
        <BatchProgress label={sync.progress} progress={run.progress} underWay={run.status === 'running'} actions={null}>
          {[
            sync.done(formatCount(run.progress.done), run.progress.total === null ? null : formatCount(run.progress.total)),
            run.ratePerSecond === null ? '' : sync.rate(formatCount(Math.round(run.ratePerSecond))),
            run.progress.failed > 0 ? sync.failed(formatCount(run.progress.failed)) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </BatchProgress>
      ) : null}
    </section>
  );
}
