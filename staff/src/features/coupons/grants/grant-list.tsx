import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { grantsQuery } from '../api.ts';
import { GrantProgress } from './grant-progress.tsx';
import css from './grants.module.css';

/** To whom a coupon was given many at a time, newest first. */
export function GrantList({ templateId }: { templateId: string }) {
  const { grants: words } = useMessages();
  const query = useInfiniteQuery(grantsQuery(templateId));
  return (
    <Card>
      <h2 className={css.heading}>{words.title}</h2>
      <PagedList
        query={query}
        rowsOf={(page) => page.grants}
        skeleton={<Skeleton active paragraph={{ rows: 3 }} style={{ padding: 16 }} />}
        empty={<StateNotice tone="empty" body={words.empty} compact />}
      >
        {(it) => (
          <li key={it.id} className={css.row}>
            <span className={css.reason}>{it.reason}</span>
            <span className={css.quiet}>
              {it.startedBy.name} · {formatChinaTime(it.startedAt)}
            </span>
            <div className={css.whole}>
              <GrantProgress grant={it} />
            </div>
          </li>
        )}
      </PagedList>
    </Card>
  );
}
