import { parseYuan } from '@lianke/shared';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { keepStore, lastStore } from '../../../../shop/last-used';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { useSettled } from '../../../../ui/use-settled';
import { BillForm } from '../../components/bill-form';
import { BillQuote } from '../../components/bill-quote';

const mostFen = 100_000_000;

export default function BillPage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.catalog.stores');
  const [wantedStore, setWantedStore] = useState(() => lastStore('billStore'));
  const [typed, setTyped] = useState('');
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const stores = data?.stores.filter(({ open }) => open) ?? [];
  const store = stores.find(({ id }) => id === wantedStore) ?? stores[0];
  const fen = parseYuan(typed);
  const good = fen !== null && fen > 0 && fen <= mostFen;
  /** Nobody's half-typed amount needs a price. */
  const settled = useSettled(good ? fen : undefined);

  return (
    <PageFrame title="title.bill" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {!data ? (
        failure ? (
          <FailurePanel failure={failure} onRetry={onRetry} />
        ) : (
          <Skeleton rows={[40, 80, 60]} />
        )
      ) : !store ? (
        <EmptyPanel icon="store" text={t('checkout.no_stores')} action={{ label: t('action.retry'), onTap: onRetry }} />
      ) : (
        <>
          <BillForm
            stores={stores}
            store={store}
            onStore={(id) => {
              keepStore('billStore', id);
              setWantedStore(id);
            }}
            typed={typed}
            onType={setTyped}
            wrong={typed !== '' && !good && !/^0?\.?0?$/.test(typed)}
          />
          {settled !== undefined && good ? <BillQuote storeId={store.id} amountFen={settled} /> : null}
        </>
      )}
    </PageFrame>
  );
}
