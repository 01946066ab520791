import { SyncOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import { useMay } from '../session/api.ts';
import { teamQuery } from './api.ts';
import { HandoverList } from './handover-list.tsx';
import { Members } from './members.tsx';
import { readSearch, writeSearch } from './team-search.ts';
import type { TeamSearch } from './team-search.ts';

/** WeCom answers in a few seconds; the list looks again twice. */
const lookAgainMs = [2_500, 7_000];

export function TeamPage() {
  const { team } = useMessages();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const change = (it: Partial<TeamSearch>): void => setParams(writeSearch({ ...search, ...it }), { replace: it.tab === undefined });
  const manages = useMay('team.manage');
  const query = useQuery(teamQuery);
  const count = query.data?.members.filter(({ active }) => active).length;
  const members = (
    <QueryState
      query={query}
      skeleton={
        <Card>
          <ListSkeleton />
        </Card>
      }
    >
      {(data) => <Members team={data} search={search} onSearch={change} onHandedOver={() => change({ tab: 'handovers' })} />}
    </QueryState>
  );
  return (
    <Page
      title={team.title}
      count={count ? team.count(formatCount(count)) : null}
      intro={team.intro}
      action={manages ? <MirrorButton /> : null}
    >
      {manages ? (
        <Tabs
          activeKey={search.tab}
          onChange={(key) => change({ tab: key === 'handovers' ? 'handovers' : 'members' })}
          destroyOnHidden
          items={[
            { key: 'members', label: team.members, children: members },
            { key: 'handovers', label: team.handovers, children: <HandoverList onGoToMembers={() => change({ tab: 'members' })} /> },
          ]}
        />
      ) : (
        members
      )}
    </Page>
  );
}

function MirrorButton() {
  const { team } = useMessages();
  const { message } = App.useApp();
  const report = useReportFailure();
  const client = useQueryClient();
  const [asked, setAsked] = useState(0);
  const mirror = useMutation({
    mutationFn: () => write('staff.team.mirror', {}),
    onSuccess: () => {
      void message.success(team.mirrored);
      setAsked((it) => it + 1);
    },
    onError: report,
  });
  useEffect(() => {
    if (asked === 0) return;
    const timers = lookAgainMs.map((ms) => setTimeout(() => void client.invalidateQueries({ queryKey: teamQuery.queryKey }), ms));
    return () => timers.forEach(clearTimeout);
  }, [asked, client]);
  return (
    <Button icon={<SyncOutlined />} loading={mirror.isPending} onClick={() => mirror.mutate()}>
      {team.mirror}
    </Button>
  );
}
