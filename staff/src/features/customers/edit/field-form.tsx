import { Button } from 'antd';
import type { FormEvent, KeyboardEvent } from 'react';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerRow } from '../api.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import type { FieldValue } from '../fields/field-value.ts';
import { isEmpty, valueOf } from '../fields/field-value.ts';
import { ValueEditor } from '../fields/value-editor.tsx';
import css from './edit.module.css';
import { useFieldUpdate } from './use-field-update.ts';

interface Props {
  row: CustomerRow;
  field: FieldView;
  all: FieldCatalogue;
  /** What to begin with, where the row only has a masked form. */
  initial?: FieldValue;
  onClose: () => void;
}

const same = (a: FieldValue | undefined, b: FieldValue): boolean =>
  JSON.stringify(isEmpty(a) ? null : a) === JSON.stringify(isEmpty(b) ? null : b);

/** One field, Enter saves, Escape leaves. The page already shows the new value while it is being saved. */
export function FieldForm({ row, field, all, initial, onClose }: Props) {
  const { records, states } = useMessages();
  const before = initial === undefined ? (valueOf(row, field.key) ?? null) : initial;
  const [value, setValue] = useState<FieldValue>(before);
  const update = useFieldUpdate(all);
  const missing = isEmpty(value) && (field.required || field.key === 'name');
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (missing) return;
    if (!same(before, value)) update.mutate({ row, field, value: isEmpty(value) ? null : value });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.stopPropagation();
  };
  return (
    <form className={css.form} onSubmit={save} onKeyDown={onKeyDown}>
      <ValueEditor field={field} value={value} onChange={setValue} all={all} autoFocus />
      {missing ? <span className={css.hint}>{records.required}</span> : null}
      {field.key === 'tags' ? <span className={css.hint}>{records.ownTagsHint}</span> : null}
      <div className={css.actions}>
        <Button size="small" onClick={onClose}>
          {states.cancel}
        </Button>
        <Button size="small" type="primary" htmlType="submit" disabled={missing}>
          {states.save}
        </Button>
      </div>
    </form>
  );
}
