import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { ListSkeleton } from '../../customers/list/list-skeleton.tsx';
import { useMay } from '../../session/api.ts';
import type { SyncSource } from '../api.ts';
import { sourcesQuery } from '../api.ts';
import css from '../sync.module.css';
import { SourceRow } from './source-row.tsx';
import { SourceSheet } from './source-sheet.tsx';

export function SourceList() {
  const { sync } = useMessages();
  const mayManage = useMay('sync.manage');
  const query = useQuery(sourcesQuery);
  const [editing, setEditing] = useState<SyncSource | 'new' | null>(null);
  const add = (): void => setEditing('new');
  return (
    <>
      {mayManage && query.data && query.data.length > 0 ? (
        <div className={css.tools}>
          <span />
          <Button type="primary" icon={<PlusOutlined />} onClick={add}>
            {sync.add}
          </Button>
        </div>
      ) : null}
      <Card>
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(all) =>
            all.length === 0 ? (
              <StateNotice tone="empty" body={sync.empty} {...(mayManage ? { action: { label: sync.add, onClick: add } } : {})} />
            ) : (
              <div>
                {all.map((it) => (
                  <SourceRow key={it.id} source={it} onEdit={mayManage ? () => setEditing(it) : null} />
                ))}
              </div>
            )
          }
        </QueryState>
      </Card>
      {editing ? <SourceSheet source={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
