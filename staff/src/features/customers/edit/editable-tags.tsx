import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerView } from '../api.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import { TagList } from '../profile/tag-list.tsx';
import css from './edit.module.css';
import { FieldForm } from './field-form.tsx';

/** Every tag is shown; the shop's own can be changed, those from WeCom belong to the relation there. */
export function EditableTags({ customer, field, all }: { customer: CustomerView; field: FieldView; all: FieldCatalogue }) {
  const { records } = useMessages();
  const [editing, setEditing] = useState(false);
  if (editing) return <FieldForm row={customer} field={field} all={all} onClose={() => setEditing(false)} />;
  return (
    <div className={css.tags}>
      <TagList tags={customer.tags ?? []} />
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={records.edit(all.label('tags'))}
        title={records.edit(all.label('tags'))}
        onClick={() => setEditing(true)}
      />
    </div>
  );
}
