import { Input } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Cell } from '../../../ui/cell';
import type { WishField } from '../check-wishes';
import './wish-row.scss';

interface Props {
  field: WishField;
  value: string;
  onInput: (text: string) => void;
}

export function WishRow({ field, value, onInput }: Props): ReactElement {
  const input = (
    <Input
      className="wish__input"
      name={field}
      maxlength={field === 'address' ? 200 : 60}
      value={value}
      placeholder={t(field === 'birthday' ? 'correct.birthday_hint' : 'correct.unchanged')}
      placeholderClass="wish__placeholder"
      onInput={({ detail }) => onInput(detail.value)}
    />
  );
  return <Cell label={t(`correct.${field}`)} value={input} />;
}
