import { formatChinaTime } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useFields } from '../customers/fields/field-catalogue.ts';
import { exportsQuery } from './api.ts';
import css from './exports.module.css';

/** Who took which data out of the house, when and why. */
export function ExportsPage() {
  const { batch, exports: words } = useMessages();
  const navigate = useNavigate();
  const all = useFields();
  const query = useInfiniteQuery(exportsQuery);
  return (
    <Page title={words.title} intro={words.intro} narrow>
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.exports}
          skeleton={<Skeleton active paragraph={{ rows: 5 }} style={{ padding: 16 }} />}
          empty={
            <StateNotice
              tone="empty"
              body={words.empty}
              action={{ label: words.emptyAction, onClick: () => void navigate('/customers') }}
            />
          }
        >
          {(it) => (
            <li key={it.id} className={css.row}>
              <span className={css.reason}>{it.reason}</span>
              <span className={css.quiet}>
                {it.rows === null ? batch.status[it.status] : words.rows(formatCount(it.rows))} <Tag>{it.format}</Tag>
              </span>
              <span className={css.quiet}>
                {it.by.name} · {formatChinaTime(it.at)}
              </span>
              <span className={css.columns} title={it.columns.map(all.label).join('、')}>
                {it.columns.map(all.label).join('、')}
              </span>
            </li>
          )}
        </PagedList>
      </Card>
    </Page>
  );
}
