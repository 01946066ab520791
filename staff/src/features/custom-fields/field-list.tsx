import { DownOutlined, EditOutlined, HolderOutlined, UpOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { CustomField } from './api.ts';
import { customFieldsQuery } from './api.ts';
import css from './custom-fields.module.css';
import { FieldRow } from './field-row.tsx';
import { moveItem } from './reorder.ts';

interface Props {
  fields: readonly CustomField[];
  onEdit: (field: CustomField) => void;
}

/** In the order they appear everywhere: dragged with a mouse, moved with buttons by keyboard and finger. */
export function FieldList({ fields, onEdit }: Props) {
  const { customFields } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  /** While a field is carried around, or until the server has taken the new order. */
  const [order, setOrder] = useState<readonly CustomField[] | null>(null);
  const [carried, setCarried] = useState<string | null>(null);
  const shown = order ?? fields;
  const save = useMutation({
    mutationFn: (next: readonly CustomField[]) => write('staff.custom-fields.reorder', { ids: next.map(({ id }) => id) }),
    onSuccess: () => void message.success(customFields.orderSaved),
    onError: report,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: customFieldsQuery.queryKey });
      setOrder(null);
    },
  });
  const move = (from: number, to: number): readonly CustomField[] => {
    const next = moveItem(shown, from, to);
    setOrder(next);
    return next;
  };
  const over = (at: number): void => {
    const from = shown.findIndex(({ id }) => id === carried);
    if (carried !== null && from !== at) move(from, at);
  };
  const drop = (): void => {
    setCarried(null);
    if (order?.some(({ id }, at) => id !== fields[at]?.id)) save.mutate(order);
    else setOrder(null);
  };
  return (
    <ul className={css.list}>
      {shown.map((field, at) => (
        <li
          key={field.id}
          className={field.id === carried ? css.carried : ''}
          draggable={!save.isPending}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            setCarried(field.id);
          }}
          onDragOver={(event) => {
            event.preventDefault();
            over(at);
          }}
          onDragEnd={drop}
        >
          <FieldRow
            field={field}
            handle={<HolderOutlined className={css.handle ?? ''} title={customFields.drag} aria-hidden />}
            action={
              <span className={css.actions}>
                <Button
                  type="text"
                  icon={<UpOutlined />}
                  disabled={at === 0 || save.isPending}
                  aria-label={customFields.moveUp(field.label)}
                  onClick={() => save.mutate(move(at, at - 1))}
                />
                <Button
                  type="text"
                  icon={<DownOutlined />}
                  disabled={at === shown.length - 1 || save.isPending}
                  aria-label={customFields.moveDown(field.label)}
                  onClick={() => save.mutate(move(at, at + 1))}
                />
                <Button type="text" icon={<EditOutlined />} aria-label={customFields.edit(field.label)} onClick={() => onEdit(field)} />
              </span>
            }
          />
        </li>
      ))}
    </ul>
  );
}
