import { UploadOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import type { CustomerImport } from './api.ts';
import { importsQuery, isMoving } from './api.ts';
import css from './imports.module.css';

const tone = (status: CustomerImport['status']): string =>
  status === 'done' ? 'success' : status === 'failed' ? 'error' : status === 'paused' ? 'warning' : 'default';

/** Earlier imports; the unfinished ones go on from here. */
export function ImportsPage() {
  const { batch, imports } = useMessages();
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
        <PagedList
          query={query}
          rowsOf={(page) => page.imports}
          skeleton={<Skeleton active paragraph={{ rows: 5 }} style={{ padding: 16 }} />}
          empty={<StateNotice tone="empty" body={imports.empty} action={{ label: imports.begin, onClick: begin }} />}
        >
          {(job) => (
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
          )}
        </PagedList>
      </Card>
    </Page>
  );
}
