import { useInfiniteQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { formatChinaTime } from '@lianke/shared';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { batchesQuery } from '../api.ts';
import css from '../invoices.module.css';

/** The way back to a batch that was left; gone once all of them are over. */
export function RecentBatches() {
  const { invoiceBatch: words } = useMessages();
  const query = useInfiniteQuery(batchesQuery);
  const open = query.data?.pages.flatMap(({ batches }) => batches).filter(({ state }) => state !== 'done') ?? [];
  if (open.length === 0) return null;
  return (
    <div className={css.banners}>
      {open.map((it) => (
        <Link key={it.id} to={`/invoices/batches/${encodeURIComponent(it.id)}`} className={css.tags}>
          <Tag color="processing" style={{ margin: 0 }}>
            {words.state[it.state]}
          </Tag>
          {words.started(it.startedBy.name, formatChinaTime(it.startedAt))} · {formatCount(it.progress.done)} /{' '}
          {formatCount(it.progress.total ?? it.progress.done)}
        </Link>
      ))}
    </div>
  );
}
