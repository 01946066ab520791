import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { oneInvoice, previewOf } from '../../../../invoices/lists';
import type { Invoice } from '../../../../invoices/types';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { t } from '../../../../messages';
import { goBack } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { Skeleton } from '../../../../ui/skeleton';
import { askedAgain } from '../../asked-again';
import { AmountPanel } from '../../components/amount-panel';
import { AskForm } from '../../components/ask-form';

const back = { label: t('ask.back'), onTap: goBack };

export default function AskPage(): ReactElement {
  const { orders = '', again = '' } = useRouter().params;
  /** WeChat asks before it opens its titles, and before something is typed. */
  const question = usePrivacyQuestion();
  return (
    <PageFrame title="title.invoice_ask" canGoBack>
      {again ? <AskAgain id={again} /> : <AskFor orderIds={orders.split('.').filter(Boolean)} again={undefined} />}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}

/** What was sent back is asked for again, for the same orders. */
function AskAgain({ id }: { id: string }): ReactElement {
  const { data, failure, retry } = useSnapshot(oneInvoice(id));
  if (data) return <AskFor orderIds={data.sources.map(({ orderId }) => orderId)} again={data} />;
  if (failure?.code === 'invoice.not_found') return <EmptyPanel icon="invoice" text={t('invoice.gone')} action={back} />;
  return failure ? <FailurePanel failure={failure} onRetry={() => void retry()} /> : <AskSkeleton />;
}

function AskFor({ orderIds, again }: { orderIds: readonly string[]; again: Invoice | undefined }): ReactElement {
  const { data, failure, retry } = useSnapshot(previewOf(orderIds));
  if (failure?.code === 'order.not_found') return <EmptyPanel icon="receipt" text={t('order.gone')} action={back} />;
  if (!data) return failure ? <FailurePanel failure={failure} onRetry={() => void retry()} /> : <AskSkeleton />;
  const invoices = again ? askedAgain(again, data.invoices) : data.invoices;
  const sum = invoices.reduce((all, { payableFen }) => all + payableFen, 0);
  if (sum > 0) return <AskForm orderIds={orderIds} preview={data} invoices={invoices} again={again} />;
  return (
    <View>
      <EmptyPanel icon="invoice" text={t('ask.nothing')} action={back} />
      {data.invoices.map((invoice) => (invoice.less.length > 0 ? <AmountPanel key={invoice.sellerName} invoice={invoice} /> : null))}
    </View>
  );
}

function AskSkeleton(): ReactElement {
  return (
    <>
      <Skeleton rows={[30, 50, 100, 100]} />
      <Skeleton rows={[40, 100]} />
      <Skeleton rows={[40, 100, 100]} />
    </>
  );
}
