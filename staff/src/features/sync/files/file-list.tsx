import { UploadOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { ListSkeleton } from '../../customers/list/list-skeleton.tsx';
import imports from '../../imports/imports.module.css';
import { isPlainJobMoving } from '../../imports/plain-import.tsx';
import { orderImportsQuery } from '../api.ts';
import css from '../sync.module.css';

/** Order files, newest first. */
export function FileList() {
  const { batch, sync } = useMessages();
  const navigate = useNavigate();
  const query = useInfiniteQuery(orderImportsQuery);
  const begin = (): void => void navigate('/order-sources/import');
  return (
    <>
      <div className={css.tools}>
        <span className={css.quiet}>{sync.uploadIntro}</span>
        <Button type="primary" icon={<UploadOutlined />} onClick={begin}>
          {sync.upload}
        </Button>
      </div>
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.imports}
          skeleton={<ListSkeleton />}
          empty={<StateNotice tone="empty" body={sync.filesEmpty} action={{ label: sync.upload, onClick: begin }} />}
        >
          {(job) => (
            <li key={job.id}>
              <Link to={`/order-sources/import/${encodeURIComponent(job.id)}`} className={imports.row}>
                <span className={imports.rowName}>{job.fileName}</span>
                <Tag color={isPlainJobMoving(job) ? 'processing' : job.status === 'failed' ? 'error' : 'default'} style={{ margin: 0 }}>
                  {batch.status[job.status]}
                </Tag>
                <span className={css.quiet}>
                  {(['new', 'update', 'same', 'error'] as const)
                    .map((key) => `${sync.counts[key]} ${formatCount(job.counts[key])}`)
                    .join(' · ')}
                </span>
                <span className={css.quiet}>
                  {job.sourceName} · {job.startedBy.name} · {formatChinaTime(job.startedAt)}
                </span>
              </Link>
            </li>
          )}
        </PagedList>
      </Card>
    </>
  );
}
