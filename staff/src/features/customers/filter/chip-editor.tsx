import { Button, Select } from 'antd';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import type { Chip } from './chip.ts';
import { isComplete } from './chip.ts';
import { ChipValueEditor } from './chip-value-editor.tsx';
import css from './filter.module.css';
import { operatorsOf } from './operators.ts';

interface Props {
  /** What to begin with; null for a condition that is new. */
  chip: Chip | null;
  all: FieldCatalogue;
  onDone: (chip: Chip) => void;
  onRemove?: () => void;
}

const blankChip = (field: string, op: Chip['op']): Chip => ({ field, op });

/** Field → operator → value. Nothing is asked of the server until the condition is whole. */
export function ChipEditor({ chip, all, onDone, onRemove }: Props) {
  const { filters } = useMessages();
  const [draft, setDraft] = useState<Chip | null>(chip);
  const field = draft ? all.find(draft.field) : undefined;
  const offered = all.fields.filter((it) => it.filterable && operatorsOf(it).length > 0);
  const choose = (key: string): void => {
    const next = all.find(key);
    const op = next && operatorsOf(next)[0];
    if (next && op) setDraft({ ...blankChip(key, op), ...(next.type === 'bool' ? { value: true } : {}) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft && isComplete(draft)) onDone(draft);
  };
  return (
    <form className={css.editor} onSubmit={submit}>
      <Select
        autoFocus={!chip}
        defaultOpen={!chip}
        showSearch={{ optionFilterProp: 'label' }}
        {...(draft ? { value: draft.field } : {})}
        placeholder={filters.chooseField}
        aria-label={filters.field}
        options={offered.map(({ key }) => ({ value: key, label: all.label(key) }))}
        onChange={choose}
      />
      {draft && field ? (
        <>
          <Select<Chip['op']>
            value={draft.op}
            aria-label={filters.operator}
            options={operatorsOf(field).map((op) => ({ value: op, label: filters.op[op] }))}
            onChange={(op) => setDraft({ ...blankChip(draft.field, op), ...(field.type === 'bool' && op === 'is' ? { value: true } : {}) })}
          />
          <ChipValueEditor key={draft.op} chip={draft} field={field} all={all} onChange={setDraft} />
        </>
      ) : null}
      <div className={css.editorActions}>
        {onRemove ? (
          <Button type="text" danger onClick={onRemove}>
            {filters.remove}
          </Button>
        ) : (
          <span />
        )}
        <Button type="primary" htmlType="submit" disabled={!draft || !isComplete(draft)}>
          {filters.apply}
        </Button>
      </div>
    </form>
  );
}
