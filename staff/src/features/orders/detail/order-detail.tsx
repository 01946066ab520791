import { formatYuan } from '@lianke/shared';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Section } from '../../customers/profile/section.tsx';
import { OrderInvoices } from '../../invoices/customer/order-invoices.tsx';
import type { Order } from '../api.ts';
import { OrderStateTags } from '../order-state.tsx';
import { sourceName } from '../source-name.ts';
import { Delivery } from './delivery.tsx';
import css from './detail.module.css';
import { History } from './history.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderRefunds } from './order-refunds.tsx';
import { PriceSteps } from './price-steps.tsx';

/** One order, top to bottom. The workbench’s drawer and the sidebar’s sheet show exactly this. */
export function OrderDetail({ order: it, inSidebar = false }: { order: Order; inSidebar?: boolean }) {
  const { customers, orders } = useMessages();
  const buyer = it.customer ? it.customer.name || customers.unnamed : orders.noCustomer;
  return (
    <div className={css.detail}>
      <header className={css.head}>
        <div className={css.headTop}>
          <OrderStateTags state={it.state} refundState={it.refundState} delivery={it.delivery} />
          <span className={css.amount}>{formatYuan(it.paidFen || it.payFen)}</span>
        </div>
        <div className={css.quiet}>
          {it.customer && !inSidebar ? <Link to={`/customers/${encodeURIComponent(it.customer.id)}`}>{buyer}</Link> : buyer}
          {' · '}
          {sourceName(it.source, orders)}
          {it.refundedFen > 0 ? ` · ${orders.refunded} ${formatYuan(it.refundedFen)}` : ''}
        </div>
        <OrderActions order={it} />
      </header>
      {it.refunds.length > 0 ? (
        <Section title={orders.section.refunds}>
          <OrderRefunds order={it} />
        </Section>
      ) : null}
      {it.lines.length > 0 ? (
        <Section title={orders.section.lines}>
          <OrderLines lines={it.lines} />
        </Section>
      ) : null}
      {it.steps.length > 0 ? (
        <Section title={orders.section.price}>
          <PriceSteps order={it} />
        </Section>
      ) : null}
      {it.delivery === 'none' && !it.address ? null : (
        <Section title={orders.section.delivery}>
          <Delivery key={it.id} order={it} />
        </Section>
      )}
      <OrderInvoices key={`invoices-${it.id}`} orderId={it.id} />
      <Section title={orders.section.facts}>
        <OrderFacts order={it} />
      </Section>
      {it.history.length > 0 ? (
        <Section title={orders.section.history}>
          <History order={it} />
        </Section>
      ) : null}
    </div>
  );
}
