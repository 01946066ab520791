import { Checkbox, Tag } from 'antd';
import type { Permission } from '@lianke/shared';
import { useMessages } from '../../messages/locale-context.tsx';
import { permissionGroups, sensitive } from './permission-groups.ts';
import css from './permission-list.module.css';
import { needs } from './rights-draft.ts';

interface Props {
  chosen: readonly Permission[];
  disabled: boolean;
  onChange: (permission: Permission, on: boolean) => void;
}

export function PermissionList({ chosen, disabled, onChange }: Props) {
  const { access, roles } = useMessages();
  return (
    <div className={css.groups}>
      {permissionGroups.map(({ name, permissions }) => (
        <fieldset key={name} className={css.group} disabled={disabled}>
          <legend className={css.legend}>{roles.group[name]}</legend>
          {permissions.map((permission) => {
            const needed = needs[permission];
            const missing = needed !== undefined && !chosen.includes(needed);
            return (
              <Checkbox
                key={permission}
                className={css.item ?? ''}
                checked={chosen.includes(permission)}
                disabled={disabled}
                onChange={(event) => onChange(permission, event.target.checked)}
              >
                <span className={css.name}>
                  {access.permissionName[permission]}
                  {sensitive.has(permission) ? (
                    <Tag color="warning" className={css.tag ?? ''}>
                      {roles.sensitive}
                    </Tag>
                  ) : null}
                </span>
                <span className={css.explain}>
                  {roles.explain[permission]}
                  {missing && !disabled ? <span className={css.needs}> · {roles.needs(access.permissionName[needed])}</span> : null}
                </span>
              </Checkbox>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
