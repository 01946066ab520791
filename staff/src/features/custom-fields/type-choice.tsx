import { customFieldTypes } from '@lianke/shared';
import type { CustomFieldType } from '@lianke/shared';
import { useMessages } from '../../messages/locale-context.tsx';
import css from './custom-fields.module.css';

interface Props {
  value?: CustomFieldType;
  onChange?: (type: CustomFieldType) => void;
  disabled: boolean;
}

/** A form control: each type with an example of what it is for. */
export function TypeChoice({ value, onChange, disabled }: Props) {
  const { customFields } = useMessages();
  return (
    <div className={css.types} role="radiogroup" aria-label={customFields.typeLabel}>
      {customFieldTypes.map((type) => (
        <label key={type} className={css.type}>
          <input
            type="radio"
            name="custom-field-type"
            className={css.typeInput}
            checked={type === value}
            disabled={disabled}
            onChange={() => onChange?.(type)}
          />
          <span className={css.typeBox}>
            <span className={css.typeName}>{customFields.type[type]}</span>
            <span className={css.hint}>{customFields.typeHint[type]}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
