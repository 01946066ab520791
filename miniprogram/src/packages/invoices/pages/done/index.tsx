import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import { replacePage } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Outcome } from '../../components/outcome';

/** What happens next, for each of the invoices that were asked for. */
export default function InvoiceDonePage(): ReactElement {
  const { ids = '' } = useRouter().params;
  const all = ids.split('.').filter(Boolean);
  return (
    <PageFrame title="title.invoice_done" canGoBack>
      {all.length === 0 ? (
        <EmptyPanel
          icon="invoice"
          text={t('invoice.gone')}
          action={{ label: t('invoice.to_list'), onTap: () => replacePage('invoices', {}) }}
        />
      ) : (
        all.map((id) => <Outcome key={id} id={id} />)
      )}
    </PageFrame>
  );
}
