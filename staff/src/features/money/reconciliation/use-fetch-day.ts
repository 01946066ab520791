import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../../api/call.ts';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { moneyKeys } from '../api.ts';

/** Fetches a day's bills and compares; it goes on in the background, the list of days shows how far it is. */
export function useFetchDay(onStarted: () => void = () => undefined) {
  const client = useQueryClient();
  const report = useReportFailure();
  return useMutation({
    mutationFn: (day: string) => write('staff.reconciliation.fetch', { day }),
    onSuccess: onStarted,
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: moneyKeys.all }),
  });
}
