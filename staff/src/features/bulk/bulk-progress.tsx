import { Button, Progress } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { BulkAction } from './api.ts';
import { isUnderWay } from './api.ts';
import css from './bulk.module.css';
import { useBulkVerbs } from './use-bulk-verbs.ts';

function percentOf({ done, total }: BulkAction['progress']): number | null {
  if (total === null || total === 0) return null;
  return Math.min(100, Math.floor((done / total) * 100));
}

/** How far an action is, in words, and what can be done about it now. */
export function BulkProgress({ action }: { action: BulkAction }) {
  const { batch, bulk, states } = useMessages();
  const { cancel, undo } = useBulkVerbs();
  const { progress, status } = action;
  const percent = percentOf(progress);
  const total = progress.total === null ? null : formatCount(progress.total);
  return (
    <>
      {isUnderWay(action) ? (
        <Progress percent={percent ?? 0} showInfo={percent !== null} size="small" status="active" aria-label={bulk.progress} />
      ) : null}
      <div className={css.actions}>
        <span className={css.state}>
          {batch.status[status]} · {bulk.done(formatCount(progress.done), total)}
          {progress.failed > 0 ? ` · ${bulk.failed(formatCount(progress.failed))}` : ''}
        </span>
        <span>
          {action.can.cancel ? (
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(action.id)}>
              {bulk.cancel}
            </Button>
          ) : null}
          {action.can.undo ? (
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(action.id)}>
              {states.undo}
            </Button>
          ) : null}
        </span>
      </div>
    </>
  );
}
