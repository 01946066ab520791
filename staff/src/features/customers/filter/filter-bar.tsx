import { CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useNarrow } from '../../../ui/use-media.ts';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import { chipText } from './chip-text.ts';
import type { Chip, Condition } from './chip.ts';
import { toChips, toConditions } from './chip.ts';
import { ChipEditor } from './chip-editor.tsx';
import css from './filter.module.css';

interface Props {
  filter: readonly Condition[];
  all: FieldCatalogue;
  onChange: (filter: Condition[]) => void;
}

const mostConditions = 20;

/** The conditions as chips, joined by "and". On a narrow screen the same editor opens as a sheet. */
export function FilterBar({ filter, all, onChange }: Props) {
  const messages = useMessages();
  const { filters } = messages;
  const narrow = useNarrow();
  const [open, setOpen] = useState<number | null>(null);
  const chips = toChips(filter);
  const put = (at: number, chip: Chip | null): void => {
    setOpen(null);
    const next = at < chips.length ? chips.map((it, index) => (index === at ? chip : it)) : [...chips, chip];
    onChange(toConditions(next.filter((it) => it !== null)));
  };
  const editor = (at: number) => (
    <ChipEditor
      key={`${at}-${open === at}`}
      chip={chips[at] ?? null}
      all={all}
      onDone={(chip) => put(at, chip)}
      {...(chips[at] ? { onRemove: () => put(at, null) } : {})}
    />
  );
  const popover = (at: number, trigger: JSX.Element) =>
    narrow ? (
      trigger
    ) : (
      <Popover
        open={open === at}
        onOpenChange={(next) => setOpen(next ? at : null)}
        trigger="click"
        placement="bottomLeft"
        content={editor(at)}
        destroyOnHidden
      >
        {trigger}
      </Popover>
    );
  return (
    <div className={css.bar} role="group" aria-label={filters.title}>
      {chips.map((chip, at) => {
        const text = chipText(chip, all, messages);
        return (
          <span key={`${chip.field}-${at}`} className={css.chip}>
            {popover(
              at,
              <button type="button" className={css.chipText} onClick={() => setOpen(at)} title={`${text.field} ${text.rest}`}>
                <span className={css.chipField}>{text.field}</span> {text.rest}
              </button>,
            )}
            <button type="button" className={css.chipRemove} aria-label={filters.removeNamed(text.field)} onClick={() => put(at, null)}>
              <CloseOutlined />
            </button>
          </span>
        );
      })}
      {filter.length < mostConditions
        ? popover(
            chips.length,
            <Button size="small" type="dashed" icon={<FilterOutlined />} onClick={() => setOpen(chips.length)}>
              {filters.add}
            </Button>,
          )
        : null}
      {chips.length > 1 ? (
        <Button size="small" type="link" onClick={() => onChange([])}>
          {filters.clear}
        </Button>
      ) : null}
      {narrow ? (
        <Sheet open={open !== null} title={filters.title} onClose={() => setOpen(null)}>
          {open === null ? null : editor(open)}
        </Sheet>
      ) : null}
    </div>
  );
}
