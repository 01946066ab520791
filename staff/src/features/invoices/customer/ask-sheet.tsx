import { formatYuan } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { shownOrderNo } from '../../orders/order-no.ts';
import { invoiceableQuery } from '../api.ts';
import css from '../invoices.module.css';
import { AskForm } from './ask-form.tsx';

/** On a customer's behalf: which orders, then title and type. */
export function AskSheet({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { customerInvoices: words, invoices } = useMessages();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useInfiniteQuery(invoiceableQuery(customerId));
  return (
    <Sheet open title={words.sheet} onClose={onClose}>
      <p className={css.wrap}>{words.orders}</p>
      <PagedList
        query={query}
        rowsOf={(page) => page.orders}
        skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />}
        compact
        empty={<StateNotice tone="empty" compact body={words.noOrders} />}
      >
        {(it) => (
          <li key={it.orderId} style={{ padding: '6px 0' }}>
            <Checkbox
              checked={chosen.includes(it.orderId)}
              disabled={it.payableFen === 0}
              onChange={(event) =>
                setChosen((now) => (event.target.checked ? [...now, it.orderId] : now.filter((id) => id !== it.orderId)))
              }
            >
              <span className={css.text}>
                <span>{it.title}</span>
                <span className={css.wrap}>
                  {shownOrderNo(it.orderNo)} ·{' '}
                  {it.payableFen === 0 && it.why ? invoices.why[it.why] : words.payable(formatYuan(it.payableFen))}
                </span>
              </span>
            </Checkbox>
          </li>
        )}
      </PagedList>
      {chosen.length > 0 ? <AskForm orderIds={[...chosen].sort()} onDone={onClose} /> : null}
    </Sheet>
  );
}
