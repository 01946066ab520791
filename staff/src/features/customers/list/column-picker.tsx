import { HolderOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import css from './column-picker.module.css';
import { moveColumn, possibleColumns } from './columns.ts';

interface Props {
  all: FieldCatalogue;
  shown: readonly string[];
  onChange: (columns: string[] | null) => void;
}

/** Which columns and in which order: a tick shows one, dragging (or Alt with an arrow key) moves it. */
export function ColumnPicker({ all, shown, onChange }: Props) {
  const { list } = useMessages();
  const [dragged, setDragged] = useState<string | null>(null);
  const possible = possibleColumns(all);
  const keys = [...shown, ...possible.map(({ key }) => key).filter((key) => !shown.includes(key))];
  const toggle = (key: string): void => onChange(shown.includes(key) ? shown.filter((it) => it !== key) : [...shown, key]);
  const shift = (key: string, step: 1 | -1): void => {
    const to = shown.indexOf(key) + step;
    if (shown.includes(key) && to >= 0 && to < shown.length) onChange(moveColumn(shown, key, to));
  };
  const content = (
    <div className={css.box}>
      <ul className={css.list}>
        {keys.map((key) => {
          const on = shown.includes(key);
          return (
            <li
              key={key}
              className={`${css.item} ${dragged === key ? css.dragged : ''}`}
              draggable={on}
              onDragStart={() => setDragged(key)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                if (!dragged || !on) return;
                event.preventDefault();
                if (dragged !== key) onChange(moveColumn(shown, dragged, shown.indexOf(key)));
              }}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                shift(key, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <Checkbox checked={on} onChange={() => toggle(key)}>
                {all.label(key)}
              </Checkbox>
              {on ? <HolderOutlined className={css.handle ?? ''} aria-hidden /> : null}
            </li>
          );
        })}
      </ul>
      <div className={css.foot}>
        <span>{list.columnsHint}</span>
        <Button size="small" type="link" onClick={() => onChange(null)}>
          {list.columnsReset}
        </Button>
      </div>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content} destroyOnHidden>
      <Button type="text" icon={<TableOutlined />} aria-label={list.columns} title={list.columns} />
    </Popover>
  );
}
