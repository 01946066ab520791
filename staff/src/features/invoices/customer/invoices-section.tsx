import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { Section } from '../../customers/profile/section.tsx';
import cards from '../../orders/customer/orders-section.module.css';
import { useMay } from '../../session/api.ts';
import { customerInvoicesQuery } from '../api.ts';
import { InvoiceLine } from './invoice-line.tsx';

// The customer comes with the first load; what opens over them only when somebody opens it.
const AskSheet = lazy(async () => ({ default: (await import('./ask-sheet.tsx')).AskSheet }));
const InvoiceSheet = lazy(async () => ({ default: (await import('./invoice-sheet.tsx')).InvoiceSheet }));
const shownAtFirst = 3;

/** This customer's invoices, and asking for one on their behalf. */
export function InvoicesSection({ customerId }: { customerId: string }) {
  const { customerInvoices: words } = useMessages();
  const may = useMay('invoices.read');
  const mayAsk = useMay('invoices.request');
  const [open, setOpen] = useState<{ id: string } | 'ask' | null>(null);
  const [whole, setWhole] = useState(false);
  const query = useInfiniteQuery({ ...customerInvoicesQuery(customerId), enabled: may });
  const close = (): void => setOpen(null);
  if (!may) return null;
  return (
    <Section
      title={words.section}
      extra={
        mayAsk ? (
          <Button type="link" size="small" onClick={() => setOpen('ask')}>
            {words.ask}
          </Button>
        ) : null
      }
    >
      <QueryState query={query} compact skeleton={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
        {({ pages }) => {
          const all = pages.flatMap(({ requests }) => requests);
          const shown = whole ? all : all.slice(0, shownAtFirst);
          if (all.length === 0) return <span className={cards.quiet}>{words.none}</span>;
          const more = (!whole && all.length > shown.length) || query.hasNextPage;
          return (
            <div className={cards.cards}>
              {shown.map((it) => (
                <InvoiceLine key={it.id} request={it} onOpen={() => setOpen({ id: it.id })} />
              ))}
              {more ? (
                <Button
                  size="small"
                  loading={query.isFetchingNextPage}
                  onClick={() => (whole ? void query.fetchNextPage() : setWhole(true))}
                >
                  {words.more}
                </Button>
              ) : null}
            </div>
          );
        }}
      </QueryState>
      <Suspense fallback={null}>
        {open === 'ask' ? <AskSheet customerId={customerId} onClose={close} /> : null}
        {open !== null && open !== 'ask' ? <InvoiceSheet id={open.id} onClose={close} /> : null}
      </Suspense>
    </Section>
  );
}
