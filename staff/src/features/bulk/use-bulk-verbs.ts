import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../api/call.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { customerKeys } from '../customers/customer-keys.ts';
import { bulkKeys } from './api.ts';

/** Stopping an action and taking it back; the lists follow. */
export function useBulkVerbs() {
  const client = useQueryClient();
  const report = useReportFailure();
  const settled = {
    onError: report,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: bulkKeys.all });
      await client.invalidateQueries({ queryKey: customerKeys.all });
    },
  };
  const cancel = useMutation({ mutationFn: (id: string) => write('staff.bulk.cancel', { id }), ...settled });
  const undo = useMutation({ mutationFn: (id: string) => write('staff.bulk.undo', { id }), ...settled });
  return { cancel, undo };
}
