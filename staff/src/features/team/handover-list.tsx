import { ArrowRightOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress, Tag } from 'antd';
import { useEffect } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import type { Handover } from './api.ts';
import { handoversQuery, teamQuery } from './api.ts';
import css from './handover.module.css';

export function HandoverList({ onGoToMembers }: { onGoToMembers: () => void }) {
  const { handover } = useMessages();
  const client = useQueryClient();
  const query = useQuery(handoversQuery);
  const running = query.data?.handovers.some(({ status }) => status === 'running') ?? false;
  // The colleagues' numbers are others when the last one is through.
  useEffect(() => {
    if (!running) void client.invalidateQueries({ queryKey: teamQuery.queryKey, exact: true });
  }, [client, running]);
  return (
    <Card>
      <QueryState query={query} skeleton={<ListSkeleton />}>
        {({ handovers }) =>
          handovers.length === 0 ? (
            <StateNotice tone="empty" body={handover.empty} action={{ label: handover.emptyAction, onClick: onGoToMembers }} />
          ) : (
            handovers.map((it) => <HandoverRow key={it.id} it={it} />)
          )
        }
      </QueryState>
    </Card>
  );
}

const colors = { running: 'processing', done: 'success', failed: 'error' } as const;

function HandoverRow({ it }: { it: Handover }) {
  const { handover } = useMessages();
  const { done, total, failed } = it.progress;
  const { waiting, done: moved, refused } = it.wecom;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <span className={css.people}>
          {it.from.name} <ArrowRightOutlined aria-label="→" /> {it.to.name}
        </span>
        <Tag color={colors[it.status]}>{handover.status[it.status]}</Tag>
        <span className={css.time}>
          <Ago at={it.at} />
        </span>
      </div>
      <p className={css.reason}>{it.reason}</p>
      {it.status === 'running' ? (
        <Progress percent={total ? Math.round((100 * done) / total) : 0} showInfo={false} size="small" aria-label={handover.title} />
      ) : null}
      <div className={css.figures}>
        <span>{total === null ? handover.counting : handover.progress(formatCount(done), formatCount(total))}</span>
        {failed > 0 ? <span className={css.bad}>{handover.failed(formatCount(failed))}</span> : null}
      </div>
      <div className={css.figures}>
        <span>{handover.wecom}</span>
        {waiting + moved + refused === 0 ? <span>{handover.wecomNone}</span> : null}
        {moved > 0 ? <span>{handover.wecomDone(formatCount(moved))}</span> : null}
        {waiting > 0 ? <span>{handover.wecomWaiting(formatCount(waiting))}</span> : null}
        {refused > 0 ? <span className={css.bad}>{handover.wecomRefused(formatCount(refused))}</span> : null}
      </div>
    </div>
  );
}
