import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { ListSkeleton } from '../customers/list/list-skeleton.tsx';
import type { CustomField } from './api.ts';
import { customFieldsQuery } from './api.ts';
import { FieldDrawer } from './field-drawer.tsx';
import { FieldList } from './field-list.tsx';
import { FieldRow } from './field-row.tsx';
import css from './custom-fields.module.css';
import { useSaveField } from './use-save-field.ts';

const most = 100;

export function CustomFieldsPage() {
  const { customFields } = useMessages();
  const query = useQuery(customFieldsQuery);
  const [editing, setEditing] = useState<CustomField | 'new' | null>(null);
  const [showArchived, setShowArchived] = useState(false);
  const restore = useSaveField({ said: customFields.restoredDone });
  const used = (query.data?.fields ?? []).filter(({ archived }) => !archived);
  const full = used.length >= most;
  const create = (): void => setEditing('new');
  return (
    <Page
      title={customFields.title}
      intro={customFields.intro}
      count={used.length > 0 ? customFields.count(formatCount(used.length)) : null}
      narrow
      action={
        <Tooltip title={full ? customFields.full : ''}>
          <Button type="primary" icon={<PlusOutlined />} disabled={full || !query.data} onClick={create}>
            {customFields.create}
          </Button>
        </Tooltip>
      }
    >
      <QueryState
        query={query}
        skeleton={
          <Card>
            <ListSkeleton />
          </Card>
        }
      >
        {({ fields }) => {
          const archived = fields.filter((it) => it.archived);
          return (
            <>
              <Card>
                {used.length === 0 ? (
                  <StateNotice tone="empty" body={customFields.empty} action={{ label: customFields.create, onClick: create }} />
                ) : (
                  <FieldList fields={used} onEdit={setEditing} />
                )}
              </Card>
              {archived.length > 0 ? (
                <Button
                  type="link"
                  className={css.toggle ?? ''}
                  onClick={() => setShowArchived(!showArchived)}
                  aria-expanded={showArchived}
                >
                  {showArchived ? customFields.hideArchived : customFields.showArchived(archived.length)}
                </Button>
              ) : null}
              {showArchived ? (
                <Card>
                  <ul className={css.list}>
                    {archived.map((field) => (
                      <li key={field.id}>
                        <FieldRow
                          field={field}
                          action={
                            <Button disabled={full} onClick={() => restore.mutate({ ...field, archived: false })}>
                              {customFields.restore}
                            </Button>
                          }
                        />
                      </li>
                    ))}
                  </ul>
                </Card>
              ) : null}
            </>
          );
        }}
      </QueryState>
      <FieldDrawer editing={editing} onClose={() => setEditing(null)} />
    </Page>
  );
}
