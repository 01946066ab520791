import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { customerKeys } from '../customers/customer-keys.ts';
import type { PrivacyRequest } from './api.ts';
import { privacyKey, requestQuery } from './api.ts';

/** What follows an approval or a refusal, and what follows a failed one: somebody else may have settled it meanwhile. */
export function useSettle(id: string, onDone: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  return (said: string) => ({
    onSuccess: (request: PrivacyRequest) => {
      client.setQueryData(requestQuery(id).queryKey, request);
      void message.success(said);
      onDone();
    },
    onError: report,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: privacyKey });
      await client.invalidateQueries({ queryKey: customerKeys.all });
    },
  });
}
