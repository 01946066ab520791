import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { useUndoToast } from '../../ui/use-undo-toast.tsx';
import { customerKeys } from '../customers/customer-keys.ts';
import type { PendingDeletions } from '../customers/notes/pending-deletions.ts';
import { createPendingDeletions } from '../customers/notes/pending-deletions.ts';

const undoMs = 6_000;

/** "Two persons" is for good, so it is sent only after a few seconds for second thoughts; leaving the page sends it at once. */
export function useDismissal(): { isDismissed: (id: string) => boolean; dismiss: (id: string) => void } {
  const { duplicates } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const toast = useUndoToast();
  const [pending, setPending] = useState<PendingDeletions | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    const deletions = createPendingDeletions({
      waitMs: undoMs,
      onChange: () => redraw((count) => count + 1),
      commit: async (id, closing) => {
        try {
          await write('staff.duplicates.dismiss', { id }, { keepalive: closing });
        } catch (error) {
          report(error);
          throw error;
        }
        await client.invalidateQueries({ queryKey: customerKeys.duplicates });
      },
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the timers live exactly as long as the queue is shown
    setPending(deletions);
    const closing = (): void => deletions.flush(true);
    window.addEventListener('pagehide', closing);
    return () => {
      window.removeEventListener('pagehide', closing);
      deletions.flush(false);
    };
  }, [client, report]);
  const dismiss = useCallback(
    (id: string) => {
      pending?.add(id);
      toast(duplicates.dismissed, () => pending?.undo(id));
    },
    [pending, toast, duplicates],
  );
  return { isDismissed: (id) => pending?.has(id) ?? false, dismiss };
}
