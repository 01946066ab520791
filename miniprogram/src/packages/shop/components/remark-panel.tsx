import { Input } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Cell, CellGroup } from '../../../ui/cell';
import './remark-panel.scss';

export function RemarkPanel({ value, onInput }: { value: string; onInput: (text: string) => void }): ReactElement {
  const input = (
    <Input
      className="remark-input"
      name="remark"
      maxlength={100}
      value={value}
      placeholder={t('checkout.remark_hint')}
      placeholderClass="search__placeholder"
      onInput={({ detail }) => onInput(detail.value)}
    />
  );
  return (
    <CellGroup>
      <Cell label={t('checkout.remark')} value={input} />
    </CellGroup>
  );
}
