import { EditOutlined } from '@ant-design/icons';
import type { PersonalField } from '@lianke/shared';
import { formatChinaTime } from '@lianke/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerView } from '../api.ts';
import { FieldForm } from '../edit/field-form.tsx';
import { FieldCell } from '../fields/field-cell.tsx';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import { valueOf } from '../fields/field-value.ts';
import { PersonalLine } from './personal-line.tsx';
import css from './record-fields.module.css';

interface Props {
  customer: CustomerView;
  field: FieldView;
  all: FieldCatalogue;
  editable: boolean;
}

/** A field and its value; the pencil turns the value into its editor, in place. */
export function FieldLine({ customer, field, all, editable }: Props) {
  const { customers, records } = useMessages();
  const [editing, setEditing] = useState(false);
  const label = all.label(field.key);
  const personal = field.type === 'personal' ? (field.key as PersonalField) : null;
  if (editing)
    return (
      <div className={css.editing}>
        <dt>{label}</dt>
        <dd>
          <FieldForm
            row={customer}
            field={field}
            all={all}
            // What only shows masked cannot be corrected letter by letter: it is typed anew.
            {...(field.personal ? { initial: (personal && customer.personal[personal]?.full) ?? null } : {})}
            onClose={() => setEditing(false)}
          />
        </dd>
      </div>
    );
  const at = valueOf(customer, field.key);
  return (
    <div className={css.line}>
      <dt>{label}</dt>
      <dd>
        <span className={css.value} title={field.type === 'instant' && typeof at === 'number' ? formatChinaTime(at) : undefined}>
          {personal ? (
            <PersonalLine customer={customer} field={personal} label={label} />
          ) : field.type === 'multi' && Array.isArray(at) ? (
            at.join('、')
          ) : (
            <FieldCell row={customer} field={field} all={all} />
          )}
          {field.key === 'channel' && customer.channel?.name ? (
            <span className={css.quiet}> · {customers.channelKind[customer.channel.kind]}</span>
          ) : null}
        </span>
        {editable ? (
          <Button
            className={css.pencil ?? ''}
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={records.edit(label)}
            title={records.edit(label)}
            onClick={() => setEditing(true)}
          />
        ) : null}
      </dd>
    </div>
  );
}
