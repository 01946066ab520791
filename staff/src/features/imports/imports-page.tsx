import { UploadOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import type { CustomerImport } from './api.ts';
import { importsQuery, isMoving } from './api.ts';
import css from './imports.module.css';

const tone = (status: CustomerImport['status']): string =>
  status === 'done' ? 'success' : status === 'failed' ? 'error' : status === 'paused' ? 'warning' : 'default';

/** Earlier imports; the unfinished ones go on from here. */
export function ImportsPage() {
  const { batch, imports, list } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(importsQuery);
  const begin = (): void => void navigate('/imports/new');
  return (
    <Page
      title={imports.title}
      intro={imports.intro}
      narrow
      action={
        <Button type="primary" icon={<UploadOutlined />} onClick={begin}>
          {imports.begin}
        </Button>
      }
    >
      <Card>
        <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 5 }} style={{ padding: 16 }} />}>
          {({ pages }) => {
            const jobs = pages.flatMap((page) => page.imports);
            if (jobs.length === 0)
              return <StateNotice tone="empty" body={imports.empty} action={{ label: imports.begin, onClick: begin }} />;
            return (
              <>
                <ul className={css.list}>
                  {jobs.map((job) => (
                    <li key={job.id}>
                      <Link to={`/imports/${encodeURIComponent(job.id)}`} className={css.row}>
                        <span className={css.rowName}>{job.fileName}</span>
                        <Tag color={isMoving(job) ? 'processing' : tone(job.status)} style={{ margin: 0, justifySelf: 'end' }}>
                          {batch.status[job.status]}
                        </Tag>
                        <span className={css.quiet}>
                          {imports.summary(formatCount(job.counts.new), formatCount(job.counts.update), formatCount(job.badRows))}
                        </span>
                        <span className={css.quiet}>
                          {job.startedBy.name} · {formatChinaTime(job.startedAt)}
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
                {query.hasNextPage ? (
                  <div className={css.more}>
                    <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
                      {list.more}
                    </Button>
                  </div>
                ) : null}
              </>
            );
          }}
        </QueryState>
      </Card>
    </Page>
  );
}
