import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '../messages';
import type { MessageKey } from '../messages';
import { ActionButton } from '../ui/action-button';
import { Sheet } from '../ui/sheet';
import type * as Shape from './address-button';
import './address-button.h5.scss';
import { toast } from './feedback';
import type { ChosenAddress } from './types';

const fields: ReadonlyArray<readonly [keyof ChosenAddress, MessageKey, MessageKey, number]> = [
  ['name', 'address.name', 'address.name_hint', 40],
  ['phone', 'address.phone', 'address.phone_hint', 20],
  ['region', 'address.region', 'address.region_hint', 80],
  ['detail', 'address.detail', 'address.detail_hint', 160],
];
const nothing: ChosenAddress = { name: '', phone: '', region: '', detail: '' };

/** A browser has no address book of WeChat's: the demo asks by a form. */
export const AddressButton: typeof Shape.AddressButton = ({ className = '', known, onChosen, children }) => {
  const [typed, setTyped] = useState<ChosenAddress>();
  const save = (): void => {
    if (!typed) return;
    if (fields.some(([field]) => typed[field].trim() === '') || typed.phone.trim().length < 5) return toast(t('address.incomplete'));
    onChosen(typed);
    setTyped(undefined);
  };
  return (
    <>
      <View className={className} ariaRole="button" onClick={() => setTyped(known ?? nothing)}>
        {children}
      </View>
      {typed ? (
        <Sheet title={t('address.title')} onClose={() => setTyped(undefined)}>
          {fields.map(([field, label, hint, maxlength]) => (
            <View key={field} className="address-form">
              <View className="address-form__label">{t(label)}</View>
              <Input
                className="address-form__input"
                name={field}
                value={typed[field]}
                maxlength={maxlength}
                placeholder={t(hint)}
                onInput={({ detail }) => setTyped((before) => before && { ...before, [field]: detail.value })}
              />
            </View>
          ))}
          <View className="address-form__save">
            <ActionButton label={t('address.save')} onTap={save} />
          </View>
        </Sheet>
      ) : null}
    </>
  );
};
