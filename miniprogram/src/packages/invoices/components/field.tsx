import { Input } from '@tarojs/components';
import type { ReactElement } from 'react';
import { Cell } from '../../../ui/cell';
import './field.scss';

interface Props {
  name: string;
  label: string;
  hint: string;
  value: string;
  maxlength: number;
  onInput: (text: string) => void;
}

export function Field({ name, label, hint, value, maxlength, onInput }: Props): ReactElement {
  const input = (
    <Input
      className="field__input"
      name={name}
      maxlength={maxlength}
      value={value}
      placeholder={hint}
      placeholderClass="field__placeholder"
      onInput={({ detail }) => onInput(detail.value)}
    />
  );
  return <Cell label={label} value={input} />;
}
