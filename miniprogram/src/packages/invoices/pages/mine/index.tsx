import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { usePages } from '../../../../api/use-pages';
import { useSnapshot } from '../../../../api/use-snapshot';
import { invoicePaceMs, soonest } from '../../../../invoices/invoice-words';
import { myInvoices, savedTitles } from '../../../../invoices/lists';
import { t } from '../../../../messages';
import { openPage } from '../../../../platform/navigate';
import { Cell, CellGroup } from '../../../../ui/cell';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { Skeleton } from '../../../../ui/skeleton';
import { useNow } from '../../../../ui/use-now';
import { usePoll } from '../../../../ui/use-poll';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { InvoiceCard } from '../../components/invoice-card';

export default function MyInvoicesPage(): ReactElement {
  const list = usePages(myInvoices);
  const titles = useSnapshot(savedTitles);
  const now = useNow();
  usePoll(myInvoices, soonest((list.data?.items ?? []).map(invoicePaceMs)));
  usePullToRefresh(list.retry, titles.retry);
  const pick = (): void => openPage('invoicePick');

  return (
    <PageFrame title="title.invoices" canGoBack>
      <CellGroup>
        <Cell icon="invoice" label={t('invoices.pick')} onTap={pick} />
        <Cell
          icon="user"
          label={t('invoices.titles')}
          value={<View className="numbers">{titles.data ? t('invoices.titles_value', { count: titles.data.length }) : null}</View>}
          onTap={() => openPage('titles')}
        />
      </CellGroup>
      <PagedList
        list={list}
        skeleton={
          <>
            <Skeleton rows={[40, 80, 30]} />
            <Skeleton rows={[40, 80, 30]} />
          </>
        }
        empty={<EmptyPanel icon="invoice" text={t('invoices.empty')} action={{ label: t('invoices.empty_action'), onTap: pick }} />}
        row={(invoice) => <InvoiceCard key={invoice.id} invoice={invoice} now={now} />}
      />
    </PageFrame>
  );
}
