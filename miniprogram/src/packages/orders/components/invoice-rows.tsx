import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../api/use-snapshot';
import { invoicePaceMs, invoiceStateText, invoiceTone, soonest, whyNotText } from '../../../invoices/invoice-words';
import { invoicesOf } from '../../../invoices/lists';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import type { OrderDetail } from '../../../shop/types';
import { Cell, CellGroup } from '../../../ui/cell';
import { usePoll } from '../../../ui/use-poll';
import './invoice-rows.scss';

const most = 3;

/** Where the invoice is, and what can still be invoiced; nothing before there is something to invoice. */
export function InvoiceRows({ order }: { order: OrderDetail }): ReactElement | null {
  return order.paidAt === null || order.state === 'closed' ? null : <PaidOrderInvoices orderId={order.id} />;
}

function PaidOrderInvoices({ orderId }: { orderId: string }): ReactElement | null {
  const { data, failure, retry } = useSnapshot(invoicesOf(orderId));
  usePoll(invoicesOf(orderId), soonest((data?.requests ?? []).map(invoicePaceMs)));
  if (!data) {
    if (!failure) return null;
    const failed = <View className="invoice-rows__small">{t('invoice.of_order_failed')}</View>;
    return (
      <CellGroup>
        <Cell icon="invoice" label={t('invoice.of_order')} value={failed} onTap={() => void retry()} />
      </CellGroup>
    );
  }
  const { requests, payableFen, why } = data;
  const can = why === null && payableFen > 0;
  // What was given up and asked for anew is told by the newer one.
  const told = requests.filter(({ state }, at) => at === 0 || state !== 'cancelled').slice(0, most);
  if (!can && told.length === 0 && why === null) return null;
  return (
    <CellGroup>
      {told.map((invoice) => (
        <StandingRow key={invoice.id} invoice={invoice} />
      ))}
      {can ? (
        <Cell
          icon="invoice"
          label={t('invoice.of_order_ask')}
          value={<View className="numbers">{t('invoice.of_order_can', { amount: formatYuan(payableFen) })}</View>}
          onTap={() => openPage('invoiceAsk', { orders: orderId })}
        />
      ) : told.length === 0 && why !== null ? (
        <Cell icon="invoice" label={t('invoice.of_order')} value={<View className="invoice-rows__small">{whyNotText(why)}</View>} />
      ) : null}
    </CellGroup>
  );
}

function StandingRow({ invoice: { id, state, amountFen } }: { invoice: Invoice }): ReactElement {
  const value = (
    <View className="invoice-rows__value numbers">
      <View className={`invoice-rows__state invoice-rows__state--${invoiceTone(state)}`}>{invoiceStateText(state)}</View>
      <View>{formatYuan(amountFen)}</View>
    </View>
  );
  return <Cell icon="invoice" label={t('invoice.of_order')} value={value} onTap={() => openPage('invoice', id)} />;
}
