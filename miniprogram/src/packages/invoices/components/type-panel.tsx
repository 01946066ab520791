import { invoiceTypes } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { InvoiceType } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { ActionButton } from '../../../ui/action-button';
import { Sheet } from '../../../ui/sheet';
import './type-panel.scss';

interface Props {
  type: InvoiceType;
  /** What these goods can be invoiced as. */
  possible: readonly InvoiceType[];
  onChoose: (type: InvoiceType) => void;
}

/** 普票 or 专票, with a way to find out which. */
export function TypePanel({ type, possible, onChoose }: Props): ReactElement {
  const [asking, setAsking] = useState(false);
  return (
    <View className="type panel">
      <View className="type__head">
        <View className="section-title">{t('ask.type')}</View>
        <View className="type__help" hoverClass="pressed" ariaRole="button" onClick={() => setAsking(true)}>
          {t('ask.type_help')}
        </View>
      </View>
      <View className="type__choices">
        {invoiceTypes.map((one) => {
          const can = possible.includes(one);
          return (
            <View
              key={one}
              className={`type__one ${one === type ? 'type__one--on' : ''} ${can ? '' : 'type__one--off'}`}
              ariaRole="radio"
              ariaLabel={t(`invoice.type.${one}`)}
              onClick={() => (can ? onChoose(one) : toast(t('ask.type_not_here')))}
            >
              {t(`invoice.type.${one}`)}
            </View>
          );
        })}
      </View>
      {asking ? (
        <Sheet title={t('ask.type_help_title')} onClose={() => setAsking(false)}>
          <View className="type__about">
            <View className="type__name">{t('invoice.type.normal')}</View>
            <View className="type__words">{t('ask.type_help_normal')}</View>
            <View className="type__name">{t('invoice.type.special')}</View>
            <View className="type__words">{t('ask.type_help_special')}</View>
            <View className="type__paper">{t('ask.type_help_paper')}</View>
          </View>
          <ActionButton label={t('action.got_it')} onTap={() => setAsking(false)} />
        </Sheet>
      ) : null}
    </View>
  );
}
