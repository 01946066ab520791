import { useInfiniteQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import type { RequestTab } from './api.ts';
import { requestsQuery } from './api.ts';
import { RequestDrawer } from './request-drawer.tsx';
import { RequestRow } from './request-row.tsx';

/** What customers ask about their own data, the most urgent first. */
export function PrivacyPage() {
  const { privacy } = useMessages();
  const { id } = useParams();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const tab: RequestTab = params.get('tab') === 'settled' ? 'settled' : 'open';
  const addressOf = (it: RequestTab, request = ''): string =>
    `/privacy${request && `/${request}`}${it === 'settled' ? '?tab=settled' : ''}`;
  return (
    <Page title={privacy.title} intro={privacy.intro} narrow>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate(addressOf(key === 'settled' ? 'settled' : 'open'))}
        destroyOnHidden
        items={(['open', 'settled'] as const).map((it) => ({
          key: it,
          label: privacy[it],
          children: <RequestList tab={it} addressOf={(request) => addressOf(it, request)} />,
        }))}
      />
      <RequestDrawer id={id ?? null} onClose={() => void navigate(addressOf(tab))} />
    </Page>
  );
}

function RequestList({ tab, addressOf }: { tab: RequestTab; addressOf: (id: string) => string }) {
  const { privacy } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(requestsQuery(tab));
  const other = tab === 'open' ? '/privacy?tab=settled' : '/privacy';
  return (
    <Card>
      <PagedList
        query={query}
        rowsOf={(page) => page.requests}
        skeleton={<ListSkeleton />}
        empty={
          <StateNotice
            tone="empty"
            body={tab === 'open' ? privacy.empty : privacy.emptySettled}
            action={{
              label: tab === 'open' ? privacy.emptyAction : privacy.emptySettledAction,
              onClick: () => void navigate(other),
            }}
          />
        }
      >
        {(it) => <RequestRow key={it.id} request={it} to={addressOf(it.id)} />}
      </PagedList>
    </Card>
  );
}
