import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Store } from '../../../shop/types';
import { Cell } from '../../../ui/cell';
import './bill-form.scss';
import { StoreSheet } from './store-sheet';

interface Props {
  stores: readonly Store[];
  store: Store;
  onStore: (id: string) => void;
  typed: string;
  onType: (text: string) => void;
  wrong: boolean;
}

/** Where, and how much. */
export function BillForm({ stores, store, onStore, typed, onType, wrong }: Props): ReactElement {
  const [picking, setPicking] = useState(false);
  return (
    <View className="bill cells">
      <Cell icon="store" label={t('bill.store')} value={store.name} onTap={() => setPicking(true)} />
      <View className="bill__amount">
        <View className="bill__label">{t('bill.amount')}</View>
        <View className="bill__field">
          <View className="bill__unit">¥</View>
          <Input
            className={`bill__input numbers ${typed.length > 8 ? 'bill__input--long' : ''}`}
            name="amount"
            type="digit"
            maxlength={12}
            focus
            value={typed}
            placeholder={t('bill.amount_hint')}
            placeholderClass="bill__placeholder"
            onInput={({ detail }) => onType(detail.value.trim())}
          />
        </View>
        <View className={wrong ? 'bill__note bill__note--wrong' : 'bill__note'}>{t(wrong ? 'bill.amount_wrong' : 'bill.why')}</View>
      </View>
      {picking ? <StoreSheet stores={stores} chosen={store.id} onChoose={onStore} onClose={() => setPicking(false)} /> : null}
    </View>
  );
}
