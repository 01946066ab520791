import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { ListSkeleton } from '../../customers/list/list-skeleton.tsx';
import { useMay } from '../../session/api.ts';
import type { Store } from '../api.ts';
import { storesQuery } from '../api.ts';
import { StoreSheet } from './store-sheet.tsx';
import css from './stores.module.css';

/** `/stores`: where customers pick up and pay. */
export function StoresPage() {
  const { stores } = useMessages();
  const mayWrite = useMay('catalog.write');
  const query = useQuery(storesQuery);
  const [editing, setEditing] = useState<Store | 'new' | null>(null);
  const create = (): void => setEditing('new');
  return (
    <Page
      title={stores.title}
      intro={stores.intro}
      narrow
      action={
        mayWrite ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={create}>
            {stores.create}
          </Button>
        ) : null
      }
    >
      <Card>
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(all) =>
            all.length === 0 ? (
              <StateNotice tone="empty" body={stores.empty} {...(mayWrite ? { action: { label: stores.create, onClick: create } } : {})} />
            ) : (
              <ul className={css.list}>
                {all.map((it) => (
                  <StoreRow key={it.id} store={it} onEdit={mayWrite ? () => setEditing(it) : null} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </Card>
      {editing ? <StoreSheet store={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}

function StoreRow({ store: it, onEdit }: { store: Store; onEdit: (() => void) | null }) {
  const { stores } = useMessages();
  return (
    <li className={css.row}>
      <span className={css.main}>
        <span className={css.name}>
          {it.name}
          <Tag color={it.open ? 'success' : 'default'} style={{ margin: 0 }}>
            {it.open ? stores.open : stores.closed}
          </Tag>
          {it.pickup ? <Tag style={{ margin: 0 }}>{stores.pickup}</Tag> : null}
        </span>
        <span className={css.quiet}>{[it.address, it.phone, it.hours].filter(Boolean).join(' · ')}</span>
      </span>
      {onEdit ? (
        <Button size="small" type="text" onClick={onEdit} aria-label={`${stores.edit} ${it.name}`}>
          {stores.edit}
        </Button>
      ) : null}
    </li>
  );
}
