import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton, Tabs } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { alarmsQuery } from '../api.ts';
import { AlarmRow } from './alarm-row.tsx';

/** `/alarms?tab=settled`: what somebody must look at, newest first. */
export function AlarmsPage() {
  const { alarms } = useMessages();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'settled' ? 'settled' : 'open';
  return (
    <Page title={alarms.title} intro={alarms.intro} narrow>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'open' ? {} : { tab: key }, { replace: true })}
        destroyOnHidden
        items={(['open', 'settled'] as const).map((it) => ({
          key: it,
          label: alarms.tab[it],
          children: <AlarmList open={it === 'open'} onOpen={() => setParams({})} />,
        }))}
      />
    </Page>
  );
}

function AlarmList({ open, onOpen }: { open: boolean; onOpen: () => void }) {
  const { alarms } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(alarmsQuery(open));
  return (
    <Card>
      <PagedList
        query={query}
        rowsOf={(page) => page.alarms}
        skeleton={<Skeleton active paragraph={{ rows: 6 }} style={{ padding: 16 }} />}
        empty={
          <StateNotice
            tone="empty"
            body={open ? alarms.empty : alarms.emptySettled}
            action={open ? { label: alarms.toOrders, onClick: () => void navigate('/orders') } : { label: alarms.toOpen, onClick: onOpen }}
          />
        }
      >
        {(it) => <AlarmRow key={it.id} alarm={it} />}
      </PagedList>
    </Card>
  );
}
