import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';
import type { InvoiceSearch } from './invoice-search.ts';
import { toListInput } from './invoice-search.ts';

interface Props {
  chosen: readonly string[];
  search: InvoiceSearch;
  /** How many wait for review under this filter. */
  waiting: number;
}

/** What is chosen, or else everything to review that matches; asked about once, because an issued invoice cannot be taken back. */
export function StartBatch({ chosen, search, waiting }: Props) {
  const { invoices, states } = useMessages();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const start = useInvoiceStep(
    () =>
      write(
        'staff.invoices.start-batch',
        chosen.length > 0 ? { ids: [...chosen] } : { filter: { ...toListInput(search), states: ['requested'] } },
      ),
    { onDone: ({ batch }) => void navigate(`/invoices/batches/${encodeURIComponent(batch.id)}`) },
  );
  const what = chosen.length > 0 ? invoices.batchWhatSelected(chosen.length) : invoices.batchWhatFilter(formatCount(waiting));
  const ask = (): void =>
    void modal.confirm({
      title: invoices.batchTitle,
      content: invoices.batchBody(what),
      okText: invoices.batchStart,
      cancelText: states.cancel,
      onOk: () => start.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <Button type="primary" disabled={chosen.length === 0 && waiting === 0} loading={start.isPending} onClick={ask}>
      {chosen.length > 0 ? invoices.batchSelected(chosen.length) : invoices.batchAll}
    </Button>
  );
}
