import { useInfiniteQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useRowKeys } from '../../customers/list/use-row-keys.ts';
import { OrdersSkeleton } from '../../orders/list/order-row.tsx';
import type { RedTab } from '../api.ts';
import { redsQuery, redTabs } from '../api.ts';
import { RedRow } from './red-row.tsx';

const tabs = Object.keys(redTabs) as RedTab[];

/** `/invoices/reds?tab=stuck`: red-letter confirmations, those with a clock first. */
export function RedsPage() {
  const { reds } = useMessages();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((it) => it === params.get('tab')) ?? 'open';
  const query = useInfiniteQuery(redsQuery(tab));
  useRowKeys();
  const counts = query.data?.pages[0]?.counts;
  const label = (it: RedTab): string => {
    const count = counts ? redTabs[it].reduce((sum, state) => sum + counts[state], 0) : 0;
    return count > 0 ? `${reds.tab[it]} ${formatCount(count)}` : reds.tab[it];
  };
  return (
    <Page title={reds.title} intro={reds.intro} narrow>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'open' ? {} : { tab: key }, { replace: true })}
        items={tabs.map((it) => ({ key: it, label: label(it) }))}
      />
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.reds}
          skeleton={<OrdersSkeleton />}
          empty={
            <StateNotice
              tone="empty"
              body={reds.empty[tab]}
              action={{ label: reds.toInvoices, onClick: () => void navigate('/invoices?state=issued') }}
            />
          }
        >
          {(it) => <RedRow key={it.id} red={it} />}
        </PagedList>
      </Card>
    </Page>
  );
}
