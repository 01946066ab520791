import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { invoiceStateText, invoiceTone } from '../../../invoices/invoice-words';
import type { InvoiceTone } from '../../../invoices/invoice-words';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { Icon } from '../../../ui/icon';
import type { IconName } from '../../../ui/icon';
import './invoice-head.scss';
import { InvoiceSteps } from './invoice-steps';

const icons: Record<InvoiceTone, IconName> = { waits: 'clock', done: 'check', wrong: 'pencil', over: 'close' };

/** How it stands, why, and what happens next. */
export function InvoiceHead({ invoice }: { invoice: Invoice }): ReactElement {
  const { state, why, can } = invoice;
  const tone = invoiceTone(state);
  const hint = t(state === 'failed' && can.refill ? 'invoice.hint.failed_refill' : `invoice.hint.${state}`);
  return (
    <View className={`invoice-head invoice-head--${tone}`}>
      <View className="invoice-head__row">
        <Icon name={icons[tone]} className="invoice-head__icon" />
        <View className="invoice-head__words">
          <View className="invoice-head__state">{invoiceStateText(state)}</View>
          <View className="invoice-head__hint">{hint}</View>
        </View>
      </View>
      {tone === 'waits' ? <InvoiceSteps state={state} /> : null}
      {why ? <View className="invoice-head__why">{`${t('invoice.reason')}：${why}`}</View> : null}
    </View>
  );
}
