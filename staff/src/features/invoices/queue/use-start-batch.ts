import { App } from 'antd';
import { useNavigate } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { ListInput } from '../api.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';

/** Asks once, because what is issued can only be turned red; then goes to where the progress is. */
export function useStartBatch(): (what: string, input: { ids: string[] } | { filter: ListInput }) => void {
  const { invoices, states } = useMessages();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const start = useInvoiceStep((input: { ids: string[] } | { filter: ListInput }) => write('staff.invoices.start-batch', input), {
    onDone: ({ batch }) => void navigate(`/invoices/batches/${encodeURIComponent(batch.id)}`),
  });
  return (what, input) =>
    void modal.confirm({
      title: invoices.batchTitle,
      content: invoices.batchBody(what),
      okText: invoices.batchStart,
      cancelText: states.cancel,
      onOk: () => start.mutateAsync(input).catch(() => undefined),
    });
}
