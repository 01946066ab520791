import type { QueryClient } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { InvoiceRequest } from './api.ts';
import { invoiceKeys } from './api.ts';

interface After<O> {
  said?: string | ((output: O) => string);
  onDone?: (output: O) => void;
  onFailed?: (error: unknown) => void;
}

/** One step: a request that comes back shows at once, and everything that follows from it is asked for again. */
export function useInvoiceStep<I, O>(step: (input: I) => Promise<O>, { said, onDone, onFailed }: After<O> = {}) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  return useMutation({
    mutationFn: step,
    onSuccess: (output) => {
      showAtOnce(client, output);
      if (said) void message.success(typeof said === 'string' ? said : said(output));
      onDone?.(output);
    },
    onError: onFailed ?? report,
    onSettled: () => client.invalidateQueries({ queryKey: invoiceKeys.all }),
  });
}

function showAtOnce(client: QueryClient, output: unknown): void {
  const request = (output as { request?: InvoiceRequest } | null)?.request;
  if (request) client.setQueryData(invoiceKeys.one(request.id), request);
}
