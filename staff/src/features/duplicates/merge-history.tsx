import { formatChinaDay, formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { isReason } from '../../ui/reason-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { useUndoToast } from '../../ui/use-undo-toast.tsx';
import { customerKeys } from '../customers/customer-keys.ts';
import type { MergeRecord } from './api.ts';
import { mergesQuery } from './api.ts';
import css from './merge-history.module.css';

/** Which records were merged, by whom and why; undone from here for 30 days. */
export function MergeHistory({ customerId }: { customerId: string | null }) {
  const { duplicates } = useMessages();
  const query = useInfiniteQuery(mergesQuery(customerId));
  const [undoing, setUndoing] = useState<MergeRecord | null>(null);
  return (
    <>
      <PagedList
        query={query}
        rowsOf={(page) => page.merges}
        skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />}
        empty={<StateNotice tone="empty" body={duplicates.noMerges} compact />}
        compact
      >
        {(it) => (
          <li key={it.id} className={css.row}>
            <span className={css.main}>
              <span>{duplicates.mergedInto(it.lostName, it.keptName)}</span>
              <span className={css.quiet}>
                {formatChinaTime(it.at)} · {it.by?.name ?? duplicates.bySystem}
                {duplicates.mergeReason[it.reason] ? ` · ${duplicates.mergeReason[it.reason]}` : ''}
              </span>
            </span>
            {it.undoneAt !== null ? (
              <span className={css.quiet}>{duplicates.undoneOn(formatChinaDay(it.undoneAt))}</span>
            ) : it.can.undo ? (
              <Button size="small" title={duplicates.undoUntil(formatChinaDay(it.undoUntil))} onClick={() => setUndoing(it)}>
                {duplicates.undo}
              </Button>
            ) : null}
          </li>
        )}
      </PagedList>
      {undoing ? <UndoSheet merge={undoing} onClose={() => setUndoing(null)} /> : null}
    </>
  );
}

function UndoSheet({ merge, onClose }: { merge: MergeRecord; onClose: () => void }) {
  const { duplicates, states } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const toast = useUndoToast();
  const [reason, setReason] = useState('');
  const ready = isReason(reason);
  const undo = useMutation({
    mutationFn: () => write('staff.merges.undo', { id: merge.id, reason: reason.trim() }),
    onSuccess: () => {
      toast(duplicates.unmerged, null);
      onClose();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: customerKeys.all }),
  });
  return (
    <Sheet open title={duplicates.undoTitle(merge.lostName, merge.keptName)} onClose={onClose}>
      <Flex vertical gap={12}>
        <span className={css.quiet}>{duplicates.undoBody}</span>
        <Input
          autoFocus
          value={reason}
          maxLength={200}
          placeholder={duplicates.undoReason}
          aria-label={duplicates.undoReason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => ready && undo.mutate()}
        />
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" disabled={!ready} loading={undo.isPending} onClick={() => undo.mutate()}>
            {duplicates.undo}
          </Button>
        </Flex>
      </Flex>
    </Sheet>
  );
}
