import { formatChinaTime, formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { Cell, CellGroup } from '../../../ui/cell';
import { Fact } from './fact';

/** What it was asked for with, and the orders on it. */
export function InvoiceFacts({ invoice }: { invoice: Invoice }): ReactElement {
  const { title, type, amountFen, sellerName, email, createdAt, sources } = invoice;
  return (
    <>
      <View className="panel">
        <View className="section-title facts-title">{t('invoice.facts')}</View>
        <Fact label={t('invoice.fact.title')} value={title.name} />
        <Fact label={t('invoice.fact.tax_no')} value={title.taxNo} />
        <Fact label={t('invoice.fact.address')} value={title.address} />
        <Fact label={t('invoice.fact.phone')} value={title.phone} />
        <Fact label={t('invoice.fact.bank')} value={title.bank} />
        <Fact label={t('invoice.fact.account')} value={title.account} />
        <Fact label={t('invoice.fact.type')} value={t(`invoice.type.${type}`)} />
        <Fact label={t('invoice.fact.amount')} value={formatYuan(amountFen)} />
        <Fact label={t('invoice.fact.seller')} value={sellerName} />
        <Fact label={t('invoice.fact.email')} value={email} />
        <Fact label={t('invoice.fact.asked_at')} value={formatChinaTime(createdAt)} />
      </View>
      <CellGroup>
        {sources.map(({ orderId, orderNo, title: orderTitle }) => (
          <Cell
            key={orderId}
            label={t('invoice.of_order_name')}
            value={<View className="invoice-order">{orderTitle || orderNo}</View>}
            onTap={() => openPage('order', orderId)}
          />
        ))}
      </CellGroup>
    </>
  );
}
