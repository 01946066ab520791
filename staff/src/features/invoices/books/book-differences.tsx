import { formatYuan } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { OrdersSkeleton } from '../../orders/list/order-row.tsx';
import type { BookDifference, Seller } from '../api.ts';
import { bookDifferencesQuery } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

interface Props {
  month: string;
  sellerId: string | null;
  sellers: readonly Seller[];
}

export function BookDifferences({ month, sellerId, sellers }: Props) {
  const { invoiceBooks: words } = useMessages();
  const query = useInfiniteQuery(bookDifferencesQuery(month));
  const asked = sellers.filter((it) => it.provider !== 'manual' && (sellerId === null || it.id === sellerId));
  const compare = useInvoiceStep(
    async () => {
      const answers = await Promise.all(asked.map(({ id }) => write('staff.invoice-books.compare', { month, sellerId: id })));
      return answers.some(({ started }) => started);
    },
    { said: (started) => (started ? words.compareStarted : words.compareRunning) },
  );
  return (
    <TitledCard title={words.differences}>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        <Button disabled={asked.length === 0} loading={compare.isPending} onClick={() => compare.mutate(undefined)}>
          {words.compare}
        </Button>
        <span className={css.wrap}>{words.compareHint}</span>
      </Flex>
      <PagedList
        query={query}
        rowsOf={(page) => page.differences}
        skeleton={<OrdersSkeleton />}
        compact
        empty={<StateNotice tone="empty" compact body={words.noDifferences} />}
      >
        {(it) => <Row key={`${it.kind}-${it.orderId}-${it.requestId}-${it.number}`} difference={it} />}
      </PagedList>
    </TitledCard>
  );
}

function Row({ difference: it }: { difference: BookDifference }) {
  const { invoiceBooks: words } = useMessages();
  return (
    <li>
      <div className={css.card}>
        <span className={css.between}>
          <Tag color="error" style={{ margin: 0 }}>
            {words.difference[it.kind]}
          </Tag>
          <span className={css.wrap}>
            {[
              it.oursFen === null ? '' : `${words.ours} ${formatYuan(it.oursFen)}`,
              it.theirsFen === null ? '' : `${words.theirs} ${formatYuan(it.theirsFen)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span>{it.text}</span>
        <span className={css.actions}>
          {it.number ? <span className={css.wrap}>{it.number}</span> : null}
          {it.orderId ? <Link to={`/orders/${encodeURIComponent(it.orderId)}`}>{words.order}</Link> : null}
          {it.requestId ? <Link to={`/invoices/${encodeURIComponent(it.requestId)}?state=all`}>{words.request}</Link> : null}
        </span>
      </div>
    </li>
  );
}
