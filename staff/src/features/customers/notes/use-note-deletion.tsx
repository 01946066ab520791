import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { TimelineEntry } from '../api.ts';
import { customerKeys } from '../customer-keys.ts';
import type { PendingDeletions } from './pending-deletions.ts';
import { createPendingDeletions } from './pending-deletions.ts';

const undoMs = 6_000;

export function useNoteDeletion(customerId: string): { isDeleted: (id: string) => boolean; deleteNote: (entry: TimelineEntry) => void } {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { states, timeline } = useMessages();
  const report = useReportFailure();
  const [pending, setPending] = useState<PendingDeletions | null>(null);
  const [, redraw] = useState(0);

  useEffect(() => {
    const deletions = createPendingDeletions({
      waitMs: undoMs,
      onChange: () => redraw((count) => count + 1),
      commit: async (entryId, closing) => {
        try {
          await write('staff.customers.delete-note', { entryId }, { keepalive: closing });
        } catch (error) {
          report(error);
          throw error;
        }
        await client.invalidateQueries({ queryKey: customerKeys.timeline(customerId) });
      },
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the timers live exactly as long as this customer is shown
    setPending(deletions);
    const closing = (): void => deletions.flush(true);
    window.addEventListener('pagehide', closing);
    return () => {
      window.removeEventListener('pagehide', closing);
      deletions.flush(false);
    };
  }, [client, customerId, report]);

  const deleteNote = useCallback(
    (entry: TimelineEntry) => {
      pending?.add(entry.id);
      const key = `note-${entry.id}`;
      const undo = (): void => {
        pending?.undo(entry.id);
        message.destroy(key);
      };
      void message.open({
        key,
        type: 'info',
        duration: undoMs / 1000,
        content: (
          <>
            {timeline.noteDeleted}
            <Button type="link" size="small" onClick={undo}>
              {states.undo}
            </Button>
          </>
        ),
      });
    },
    [message, pending, states, timeline],
  );
  return { isDeleted: (id) => pending?.has(id) ?? false, deleteNote };
}
