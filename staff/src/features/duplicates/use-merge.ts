import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '@lianke/shared/api';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { useUndoToast } from '../../ui/use-undo-toast.tsx';
import { customerKeys } from '../customers/customer-keys.ts';

/** Merging with an undo at hand; later ones are undone from the history, with a reason. */
export function useMerge(onMerged: (customerId: string) => void) {
  const { duplicates } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const toast = useUndoToast();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: customerKeys.all });
  const undo = useMutation({
    mutationFn: (id: string) => write('staff.merges.undo', { id, reason: duplicates.undoneAtOnce }),
    onSuccess: () => toast(duplicates.unmerged, null),
    onError: report,
    onSettled: refresh,
  });
  return useMutation({
    mutationFn: (input: Input<'staff.duplicates.merge'>) => write('staff.duplicates.merge', input),
    onSuccess: ({ customerId, mergeId }) => {
      toast(duplicates.merged, () => undo.mutate(mergeId));
      onMerged(customerId);
    },
    onError: report,
    onSettled: refresh,
  });
}
