import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { TitledCard } from '../../ui/page.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { sessionQuery } from '../session/api.ts';
import type { CustomField, Rights, Role } from './api.ts';
import { rolesQuery } from './api.ts';
import { DefaultDifference } from './default-difference.tsx';
import { listFields } from './editable-fields.ts';
import { FieldMatrix } from './field-matrix.tsx';
import { permissionOrder } from './permission-groups.ts';
import { PermissionList } from './permission-list.tsx';
import css from './role-editor.module.css';
import { RolePreview } from './role-preview.tsx';
import { findDifferences, setField, setPermission } from './rights-draft.ts';
import { RowScopes } from './row-scopes.tsx';

interface Props {
  role: Role;
  custom: readonly CustomField[];
  customUnavailable: boolean;
}

/** One role: what it may do, whose customers, how much of them, and what that looks like. Nothing holds until it is saved. */
export function RoleEditor({ role, custom, customUnavailable }: Props) {
  const { access, roles, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const fields = useMemo(() => listFields(access, custom), [access, custom]);
  /** null while nothing was touched: then what the server says shows, also when somebody else changes it. */
  const [touched, setDraft] = useState<Rights | null>(null);
  const draft = touched ?? role.rights;
  const unsaved = findDifferences(role.rights, draft, permissionOrder, fields);
  useLeaveGuard(unsaved.length > 0);
  const settle = {
    onSuccess: (saved: Role) => {
      client.setQueryData(rolesQuery.queryKey, (old) => old && { roles: old.roles.map((it) => (it.key === saved.key ? saved : it)) });
      setDraft(null);
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    onError: report,
  };
  const save = useMutation({
    mutationFn: () => write('staff.roles.update', { key: role.key, rights: draft }),
    onSuccess: (saved) => {
      settle.onSuccess(saved);
      void message.success(states.saved);
    },
    onError: report,
  });
  const reset = useMutation({
    mutationFn: () => write('staff.roles.reset', { key: role.key }),
    onSuccess: (saved) => {
      settle.onSuccess(saved);
      void message.success(roles.resetDone);
    },
    onError: report,
  });
  const fixed = role.fixed;
  return (
    <div className={css.editor}>
      <div className={css.main}>
        {fixed ? <Alert type="info" showIcon title={roles.fixedTitle} description={roles.fixedBody} /> : null}
        {fixed ? null : (
          <DefaultDifference
            name={access.roleName[role.key]}
            differences={findDifferences(role.defaults, draft, permissionOrder, fields)}
            canReset={role.changed}
            onReset={() => reset.mutateAsync().catch(() => undefined)}
          />
        )}
        <TitledCard title={roles.permissions}>
          <PermissionList
            chosen={draft.permissions}
            disabled={fixed}
            onChange={(permission, on) => setDraft(setPermission(draft, permission, on))}
          />
        </TitledCard>
        <TitledCard title={roles.rows}>
          <RowScopes chosen={draft.rows} disabled={fixed} onChoose={(rows) => setDraft({ ...draft, rows })} />
        </TitledCard>
        <TitledCard title={roles.fields}>
          <p className={css.hint}>{roles.fieldsHint}</p>
          <FieldMatrix
            fields={fields}
            rights={draft}
            saved={role.rights}
            disabled={fixed}
            onChange={(key, right) => setDraft(setField(draft, key, right))}
          />
          {customUnavailable ? <p className={css.hint}>{roles.customUnavailable}</p> : null}
        </TitledCard>
        {unsaved.length > 0 ? (
          <UnsavedBar text={roles.unsaved(unsaved.length, formatCount(role.members))}>
            <Button disabled={save.isPending} onClick={() => setDraft(null)}>
              {roles.discard}
            </Button>
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
              {roles.save}
            </Button>
          </UnsavedBar>
        ) : null}
      </div>
      <RolePreview fields={fields} rights={draft} />
    </div>
  );
}
