import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Section } from '../../customers/profile/section.tsx';
import cards from '../../orders/customer/orders-section.module.css';
import { useMay } from '../../session/api.ts';
import { orderInvoicesQuery } from '../api.ts';
import { InvoiceLine } from './invoice-line.tsx';

// An order opens over a customer, who comes with the first load; these only when somebody opens them.
const AskForm = lazy(async () => ({ default: (await import('./ask-form.tsx')).AskForm }));
const InvoiceSheet = lazy(async () => ({ default: (await import('./invoice-sheet.tsx')).InvoiceSheet }));

/** An order's invoices, and asking for one while something is left. */
export function OrderInvoices({ orderId }: { orderId: string }) {
  const { customerInvoices: words, invoices } = useMessages();
  const may = useMay('invoices.read');
  const mayAsk = useMay('invoices.request');
  const [open, setOpen] = useState<{ id: string } | 'ask' | null>(null);
  const query = useQuery({ ...orderInvoicesQuery(orderId), enabled: may });
  const close = (): void => setOpen(null);
  if (!may) return null;
  return (
    <Section title={words.ofOrder}>
      <QueryState query={query} compact skeleton={<Skeleton active title={false} paragraph={{ rows: 1 }} />}>
        {({ requests, payableFen, why }) => (
          <div className={cards.cards}>
            {requests.map((it) => (
              <InvoiceLine key={it.id} request={it} onOpen={() => setOpen({ id: it.id })} />
            ))}
            {requests.length === 0 ? (
              <span className={cards.quiet}>{payableFen === 0 && why ? words.orderWhy(invoices.why[why]) : words.orderNone}</span>
            ) : null}
            {mayAsk && payableFen > 0 ? <Button onClick={() => setOpen('ask')}>{words.ask}</Button> : null}
          </div>
        )}
      </QueryState>
      <Sheet open={open === 'ask'} title={words.sheet} onClose={close}>
        <Suspense fallback={<Skeleton active />}>
          <AskForm orderIds={[orderId]} onDone={close} />
        </Suspense>
      </Sheet>
      <Suspense fallback={null}>{open !== null && open !== 'ask' ? <InvoiceSheet id={open.id} onClose={close} /> : null}</Suspense>
    </Section>
  );
}
