import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { Card } from '../../ui/page.tsx';
import type { Rights } from './api.ts';
import type { EditableField } from './editable-fields.ts';
import css from './role-preview.module.css';
import { previewRecord } from './preview-record.ts';

interface Props {
  fields: readonly EditableField[];
  rights: Rights;
}

/** A sample customer the way somebody with these rights meets it. */
export function RolePreview({ fields, rights }: Props) {
  const { access, roles } = useMessages();
  const { name, shown, hidden } = previewRecord(fields, rights, roles.sample);
  return (
    <Card className={css.card}>
      <h2 className={css.heading}>{roles.preview}</h2>
      <p className={css.hint}>{roles.previewHint}</p>
      {rights.permissions.includes('customers.read') ? (
        <>
          <div className={css.who}>
            <PersonAvatar name={name} url={null} size={40} />
            <b>{name}</b>
          </div>
          <dl className={css.facts}>
            {shown.map((it) => (
              <div key={it.key} className={css.fact}>
                <dt>{it.label}</dt>
                <dd>
                  <span>{it.value}</span>
                  {it.revealable ? (
                    <Tooltip title={roles.previewReveal}>
                      <EyeOutlined aria-label={roles.previewReveal} />
                    </Tooltip>
                  ) : null}
                  {it.editable ? (
                    <Tooltip title={roles.previewEditable}>
                      <EditOutlined aria-label={roles.previewEditable} />
                    </Tooltip>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
          {hidden.length > 0 ? (
            <p className={css.hidden}>{roles.previewHidden(hidden.map(({ label }) => label).join(access.separator))}</p>
          ) : null}
        </>
      ) : (
        <p className={css.hidden}>{roles.previewNone}</p>
      )}
    </Card>
  );
}
