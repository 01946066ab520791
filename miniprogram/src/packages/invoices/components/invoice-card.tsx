import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { invoiceStateText, invoiceTone } from '../../../invoices/invoice-words';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { ClaimButton } from '../../../ui/claim-button';
import { Price } from '../../../ui/price';
import { shortTime } from '../../../ui/short-time';
import './invoice-card.scss';

const about = ({ sources }: Invoice): string => {
  const [first] = sources;
  const name = first ? first.title || first.orderNo : '';
  return sources.length > 1 ? t('invoice.several_orders', { title: name, count: sources.length }) : name;
};

export function InvoiceCard({ invoice, now }: { invoice: Invoice; now: number }): ReactElement {
  const { id, state, type, title, amountFen, createdAt, why, can } = invoice;
  const tone = invoiceTone(state);
  return (
    <View className="invoice-card" hoverClass="pressed" ariaRole="button" ariaLabel={title.name} onClick={() => openPage('invoice', id)}>
      <View className="invoice-card__head">
        <View className="invoice-card__time numbers">{shortTime(createdAt, now)}</View>
        <View className={`invoice-card__state invoice-card__state--${tone}`}>{invoiceStateText(state)}</View>
      </View>
      <View className="invoice-card__title">
        <View className={`invoice-card__type invoice-card__type--${type}`}>{t(`invoice.type.${type}_short`)}</View>
        <View className="invoice-card__name">{title.name}</View>
      </View>
      <View className="invoice-card__about">{about(invoice)}</View>
      {why && tone === 'wrong' ? <View className="invoice-card__why">{why}</View> : null}
      <View className="invoice-card__foot">
        <Price fen={amountFen} plain />
        {can.refill ? (
          <View
            onClick={(event) => {
              event.stopPropagation();
              openPage('invoiceAsk', { again: id });
            }}
          >
            <ClaimButton label={t('invoice.refill')} look="take" />
          </View>
        ) : null}
        {state === 'issued' ? <ClaimButton label={t('invoice.show')} look="open" /> : null}
      </View>
    </View>
  );
}
