import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../api/use-snapshot';
import { invoicePaceMs, invoiceTone } from '../../../invoices/invoice-words';
import type { InvoiceTone } from '../../../invoices/invoice-words';
import { oneInvoice } from '../../../invoices/lists';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { replacePage } from '../../../platform/navigate';
import { ActionButton } from '../../../ui/action-button';
import { EmptyPanel } from '../../../ui/empty-panel';
import { FailurePanel } from '../../../ui/failure-panel';
import { Icon } from '../../../ui/icon';
import { Price } from '../../../ui/price';
import { Skeleton } from '../../../ui/skeleton';
import { usePoll } from '../../../ui/use-poll';
import { Fact } from './fact';
import { InvoiceSteps } from './invoice-steps';
import './outcome.scss';

const titles: Record<InvoiceTone, 'done.title' | 'done.title_issued' | 'done.title_wrong'> = {
  waits: 'done.title',
  done: 'done.title_issued',
  wrong: 'done.title_wrong',
  over: 'done.title_wrong',
};

function body({ state, email, why }: Invoice): string {
  const tone = invoiceTone(state);
  if (tone === 'done') return t('done.body_issued');
  if (tone === 'wrong' || tone === 'over') return why || t(`invoice.hint.${state}`);
  return email ? t('done.body_email', { email }) : t('done.body');
}

/** A wish that has just been sent, as far as it has come since. */
export function Outcome({ id }: { id: string }): ReactElement {
  const { data, failure, retry } = useSnapshot(oneInvoice(id));
  usePoll(oneInvoice(id), data ? invoicePaceMs(data) : null);
  const toList = { label: t('invoice.to_list'), onTap: (): void => replacePage('invoices', {}) };
  if (failure?.code === 'invoice.not_found') return <EmptyPanel icon="invoice" text={t('invoice.gone')} action={toList} />;
  if (!data) return failure ? <FailurePanel failure={failure} onRetry={() => void retry()} /> : <Skeleton rows={[40, 60, 100]} />;
  const tone = invoiceTone(data.state);
  return (
    <View className="outcome panel">
      <View className={`outcome__mark outcome__mark--${tone}`}>
        <Icon name={tone === 'waits' || tone === 'done' ? 'check' : 'pencil'} />
      </View>
      <View className="outcome__title">{t(titles[tone])}</View>
      <Price fen={data.amountFen} size="huge" plain />
      <View className="outcome__body">{body(data)}</View>
      <InvoiceSteps state={data.state} />
      <View className="outcome__facts">
        <Fact label={t('invoice.fact.title')} value={data.title.name} />
        <Fact label={t('invoice.fact.type')} value={t(`invoice.type.${data.type}`)} />
        <Fact label={t('invoice.fact.seller')} value={data.sellerName} />
      </View>
      <View className="outcome__actions">
        <ActionButton label={t(tone === 'done' ? 'invoice.show' : 'done.to_invoice')} onTap={() => replacePage('invoice', id)} />
        <ActionButton look="plain" {...toList} />
      </View>
    </View>
  );
}
