import { Textarea, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './remark-field.scss';

interface Props {
  name: string;
  label: string;
  hint: string;
  value: string;
  onInput: (text: string) => void;
}

export function RemarkField({ name, label, hint, value, onInput }: Props): ReactElement {
  return (
    <View className="panel">
      <View className="remark__label">{label}</View>
      <Textarea
        className="remark__text"
        name={name}
        maxlength={500}
        value={value}
        placeholder={hint}
        placeholderClass="wish__placeholder"
        onInput={({ detail }) => onInput(detail.value)}
      />
    </View>
  );
}
