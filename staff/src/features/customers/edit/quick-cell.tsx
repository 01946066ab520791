import { EditOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerRow } from '../api.ts';
import { FieldCell } from '../fields/field-cell.tsx';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import css from './edit.module.css';
import { FieldForm } from './field-form.tsx';
import { useMayEdit } from './use-may-edit.ts';

interface Props {
  row: CustomerRow;
  field: FieldView;
  all: FieldCatalogue;
}

/** A cell with a pencil: one field of one customer, without opening the record. */
export function QuickCell({ row, field, all }: Props) {
  const { records } = useMessages();
  const may = useMayEdit();
  const [open, setOpen] = useState(false);
  const cell = <FieldCell row={row} field={field} all={all} />;
  if (!may(field)) return cell;
  return (
    <span className={`${css.quick} ${open ? css.open : ''}`}>
      <span className={css.quickValue}>{cell}</span>
      {/* A click that edits must not open the record. */}
      <span className={css.quickEdit} onClick={(event) => event.stopPropagation()}>
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          destroyOnHidden
          content={<FieldForm row={row} field={field} all={all} onClose={() => setOpen(false)} />}
        >
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={records.editNamed(all.label(field.key), row.name)}
            title={records.edit(all.label(field.key))}
          />
        </Popover>
      </span>
    </span>
  );
}
