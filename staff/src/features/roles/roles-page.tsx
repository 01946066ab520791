import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { roleKeys } from '@lianke/shared';
import { useParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { customFieldsQuery } from '../custom-fields/api.ts';
import { useMay } from '../session/api.ts';
import { rolesQuery } from './api.ts';
import { RoleEditor } from './role-editor.tsx';
import { RoleList } from './role-list.tsx';
import css from './roles-page.module.css';

export function RolesPage() {
  const { roles } = useMessages();
  const { role: wanted } = useParams();
  const query = useQuery(rolesQuery);
  const mayFields = useMay('custom_fields.manage');
  const custom = useQuery({ ...customFieldsQuery, enabled: mayFields });
  const chosen = roleKeys.find((key) => key === wanted) ?? 'sales';
  const waiting = (
    <div className={css.columns}>
      <Card className={css.list}>
        <Skeleton active title={false} paragraph={{ rows: 7 }} style={{ padding: 16 }} />
      </Card>
      <Card className={css.editor}>
        <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 24 }} />
      </Card>
    </div>
  );
  return (
    <Page title={roles.title} intro={roles.intro}>
      <QueryState query={query} skeleton={waiting}>
        {(data) => {
          const role = data.roles.find(({ key }) => key === chosen);
          // A field that comes in late would change the comparison under one's hands.
          if (mayFields && custom.isLoading) return waiting;
          return (
            <div className={css.columns}>
              <RoleList roles={data.roles} chosen={chosen} />
              {role ? <RoleEditor key={role.key} role={role} custom={custom.data?.fields ?? []} customUnavailable={!custom.data} /> : null}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}
