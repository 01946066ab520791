import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { invoicePaceMs } from '../../../../invoices/invoice-words';
import { oneInvoice } from '../../../../invoices/lists';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { t } from '../../../../messages';
import { replacePage } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePoll } from '../../../../ui/use-poll';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { InvoiceActions } from '../../components/invoice-actions';
import { InvoiceFacts } from '../../components/invoice-facts';
import { InvoiceHead } from '../../components/invoice-head';

export default function InvoicePage(): ReactElement {
  const { id = '' } = useRouter().params;
  const { data, at, failure, retry } = useSnapshot(oneInvoice(id));
  usePoll(oneInvoice(id), data ? invoicePaceMs(data) : null);
  usePullToRefresh(retry);
  /** WeChat asks before a mail address is typed. */
  const question = usePrivacyQuestion();
  const onRetry = (): void => void retry();

  return (
    <PageFrame title="title.invoice" canGoBack>
      {failure?.code === 'invoice.not_found' ? (
        <EmptyPanel
          icon="invoice"
          text={t('invoice.gone')}
          action={{ label: t('invoice.to_list'), onTap: () => replacePage('invoices', {}) }}
        />
      ) : data ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          <InvoiceHead invoice={data} />
          <InvoiceActions invoice={data}>
            <InvoiceFacts invoice={data} />
          </InvoiceActions>
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <>
          <Skeleton rows={[40, 70]} />
          <Skeleton rows={[60, 100, 100, 40]} />
        </>
      )}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}
