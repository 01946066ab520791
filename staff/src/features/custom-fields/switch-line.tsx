import { Switch } from 'antd';
import { useId } from 'react';
import css from './custom-fields.module.css';

interface Props {
  label: string;
  hint: string;
  value?: boolean;
  onChange?: (on: boolean) => void;
  disabled: boolean;
}

/** A form control: a switch with what it means beside it. */
export function SwitchLine({ label, hint, value = false, onChange, disabled }: Props) {
  const id = useId();
  return (
    <div className={css.switch}>
      <Switch id={id} checked={value} disabled={disabled} {...(onChange ? { onChange } : {})} />
      <label htmlFor={id} className={css.switchBody}>
        <div>{label}</div>
        <div className={css.hint}>{hint}</div>
      </label>
    </div>
  );
}
