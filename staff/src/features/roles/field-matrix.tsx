import { fieldRights } from '@lianke/shared';
import type { FieldRight } from '@lianke/shared';
import { Fragment } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import type { Rights } from './api.ts';
import type { EditableField } from './editable-fields.ts';
import { allows } from './editable-fields.ts';
import css from './field-matrix.module.css';
import { fieldRight } from './rights-draft.ts';

interface Props {
  fields: readonly EditableField[];
  rights: Rights;
  /** What holds now, to mark what is not saved yet. */
  saved: Rights;
  disabled: boolean;
  onChange: (key: string, right: FieldRight) => void;
}

/** Field by field, one of four rights. Each row is a group of radio buttons, so arrow keys move along it. */
export function FieldMatrix({ fields, rights, saved, disabled, onChange }: Props) {
  const { access, roles } = useMessages();
  return (
    <div className={css.matrix}>
      <div className={css.head} aria-hidden>
        <span />
        {fieldRights.map((right) => (
          <span key={right}>{access.rightName[right]}</span>
        ))}
      </div>
      {fields.map((field, index) => {
        const right = fieldRight(rights, field);
        return (
          <Fragment key={field.key}>
            {fields[index - 1]?.group === field.group ? null : <div className={css.group}>{roles.fieldGroup[field.group]}</div>}
            <div className={css.row} role="radiogroup" aria-label={field.label}>
              <span className={css.label}>
                {field.label}
                {right === fieldRight(saved, field) ? null : <span className={css.dot} aria-hidden />}
              </span>
              {fieldRights.map((it) => (
                <Cell
                  key={it}
                  name={`right-${field.key}`}
                  right={it}
                  field={field}
                  checked={it === right}
                  disabled={disabled}
                  onChoose={() => onChange(field.key, it)}
                />
              ))}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

interface CellProps {
  name: string;
  right: FieldRight;
  field: EditableField;
  checked: boolean;
  disabled: boolean;
  onChoose: () => void;
}

function Cell({ name, right, field, checked, disabled, onChoose }: CellProps) {
  const { access, roles } = useMessages();
  if (!allows(field, right)) {
    return (
      <span className={css.never} title={right === 'masked' ? roles.notMaskable : roles.notEditable}>
        –
      </span>
    );
  }
  return (
    <label className={css.cell}>
      <input type="radio" name={name} className={css.input} checked={checked} disabled={disabled} onChange={onChoose} />
      <span className={`${css.pill} ${css[right] ?? ''}`}>{access.rightName[right]}</span>
    </label>
  );
}
