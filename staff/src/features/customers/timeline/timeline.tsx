import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { TimelinePage } from '../api.ts';
import { timelineQuery } from '../api.ts';
import { useNoteDeletion } from '../notes/use-note-deletion.tsx';
import { dayLabel, groupByDay } from './group-by-day.ts';
import { TimelineItem } from './timeline-item.tsx';
import css from './timeline.module.css';

interface Props {
  customerId: string;
  canWrite: boolean;
  snapshot?: { page: TimelinePage; at: number } | undefined;
}

export function Timeline({ customerId, canWrite, snapshot }: Props) {
  const { timeline } = useMessages();
  const now = useNow();
  const { isDeleted, deleteNote } = useNoteDeletion(customerId);
  const query = useInfiniteQuery({
    ...timelineQuery(customerId),
    ...(snapshot ? { initialData: { pages: [snapshot.page], pageParams: [null] }, initialDataUpdatedAt: snapshot.at } : {}),
  });
  return (
    <QueryState query={query} skeleton={<Skeleton active avatar={{ size: 28 }} title={false} paragraph={{ rows: 3 }} />} compact>
      {(data) => {
        const entries = data.pages.flatMap((page) => page.entries).filter((entry) => !isDeleted(entry.id));
        if (entries.length === 0) return <StateNotice tone="empty" body={canWrite ? timeline.empty : timeline.emptyReadOnly} compact />;
        return (
          <>
            {groupByDay(entries).map((group) => (
              <section key={group.day}>
                <h3 className={css.day}>{dayLabel(group.day, now, timeline)}</h3>
                <ul className={css.list}>
                  {group.entries.map((entry) => (
                    <TimelineItem key={entry.id} entry={entry} onDelete={deleteNote} />
                  ))}
                </ul>
              </section>
            ))}
            {query.hasNextPage ? (
              <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
                {timeline.more}
              </Button>
            ) : data.pages.length > 1 ? (
              <p className={css.end}>{timeline.end}</p>
            ) : null}
          </>
        );
      }}
    </QueryState>
  );
}
