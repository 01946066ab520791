import { useInfiniteQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useLiveOrders } from '../../../api/live.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useRowKeys } from '../../customers/list/use-row-keys.ts';
import type { RefundTab } from '../api.ts';
import { refundsQuery, refundTabs } from '../api.ts';
import { OrdersSkeleton } from '../list/order-row.tsx';
import { RefundRow } from './refund-row.tsx';

const tabs = Object.keys(refundTabs) as RefundTab[];

/** `/refunds?tab=settled`: what customers ask back. */
export function RefundsPage() {
  const { refunds } = useMessages();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((it) => it === params.get('tab')) ?? 'requested';
  useLiveOrders();
  useRowKeys();
  return (
    <Page title={refunds.title} intro={refunds.intro} narrow>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'requested' ? {} : { tab: key }, { replace: true })}
        destroyOnHidden
        items={tabs.map((it) => ({ key: it, label: refunds.tab[it], children: <RefundList tab={it} onWaiting={() => setParams({})} /> }))}
      />
    </Page>
  );
}

function RefundList({ tab, onWaiting }: { tab: RefundTab; onWaiting: () => void }) {
  const { refunds } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(refundsQuery(tab));
  return (
    <Card>
      <PagedList
        query={query}
        rowsOf={(page) => page.refunds}
        skeleton={<OrdersSkeleton />}
        empty={
          <StateNotice
            tone="empty"
            body={tab === 'requested' ? refunds.empty : refunds.emptyOther}
            action={
              tab === 'requested'
                ? { label: refunds.emptyAction, onClick: () => void navigate('/orders') }
                : { label: refunds.emptyOtherAction, onClick: onWaiting }
            }
          />
        }
      >
        {(it) => <RefundRow key={it.id} refund={it} />}
      </PagedList>
    </Card>
  );
}
