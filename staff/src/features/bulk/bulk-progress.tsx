import { Button } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { BatchProgress } from '../../ui/batch-progress.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { BulkAction } from './api.ts';
import { isUnderWay } from './api.ts';
import { useBulkVerbs } from './use-bulk-verbs.ts';

/** How far an action is, in words, and what can be done about it now. */
export function BulkProgress({ action }: { action: BulkAction }) {
  const { batch, bulk, states } = useMessages();
  const { cancel, undo } = useBulkVerbs();
  const { progress, status } = action;
  const total = progress.total === null ? null : formatCount(progress.total);
  return (
    <BatchProgress
      label={bulk.progress}
      progress={progress}
      underWay={isUnderWay(action)}
      actions={
        <>
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
        </>
      }
    >
      {batch.status[status]} · {bulk.done(formatCount(progress.done), total)}
      {progress.failed > 0 ? ` · ${bulk.failed(formatCount(progress.failed))}` : ''}
    </BatchProgress>
  );
}
