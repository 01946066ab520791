import { formatYuan } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { Thumb } from '../../../ui/thumb.tsx';
import { Section } from '../../customers/profile/section.tsx';
import { useMay } from '../../session/api.ts';
import type { OrderCard } from '../api.ts';
import { customerOrdersQuery } from '../api.ts';
import { OrderStateTags } from '../order-state.tsx';
import css from './orders-section.module.css';
import { OrderSheet } from './order-sheet.tsx';

const shownAtFirst = 3;

/** What this customer bought, of every source; one opens in a sheet, because the chat beside it must stay. */
export function OrdersSection({ customerId }: { customerId: string }) {
  const { customerOrders: words } = useMessages();
  const may = useMay('orders.read');
  const [openId, setOpenId] = useState<string | null>(null);
  const [whole, setWhole] = useState(false);
  const query = useInfiniteQuery({ ...customerOrdersQuery(customerId), enabled: may });
  if (!may) return null;
  return (
    <Section title={words.section}>
      <QueryState query={query} compact skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.orders);
          const shown = whole ? all : all.slice(0, shownAtFirst);
          if (all.length === 0) return <span className={css.quiet}>{words.none}</span>;
          return (
            <div className={css.cards}>
              {shown.map((it) => (
                <Card key={it.id} order={it} onOpen={() => setOpenId(it.id)} />
              ))}
              {!whole && (all.length > shown.length || query.hasNextPage) ? (
                <Button size="small" onClick={() => setWhole(true)}>
                  {words.all}
                </Button>
              ) : null}
              {whole && query.hasNextPage ? (
                <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.more}
                </Button>
              ) : null}
            </div>
          );
        }}
      </QueryState>
      {openId ? <OrderSheet id={openId} onClose={() => setOpenId(null)} /> : null}
    </Section>
  );
}

function Card({ order: it, onOpen }: { order: OrderCard; onOpen: () => void }) {
  const { orders } = useMessages();
  return (
    <button type="button" className={css.card} onClick={onOpen}>
      <Thumb url={it.image?.url} />
      <span className={css.text}>
        <span className={css.title}>{it.title || orders.kind[it.kind]}</span>
        <OrderStateTags state={it.state} refundState={it.refundState} delivery={it.delivery} />
      </span>
      <span className={css.side}>
        <b>{formatYuan(it.paidFen || it.payFen)}</b>
        <Ago at={it.createdAt} />
      </span>
    </button>
  );
}
