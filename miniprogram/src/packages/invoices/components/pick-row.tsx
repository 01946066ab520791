import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { whyNotText } from '../../../invoices/invoice-words';
import type { InvoiceableOrder } from '../../../invoices/types';
import { t } from '../../../messages';
import { CheckDot } from '../../../ui/check-dot';
import { shortTime } from '../../../ui/short-time';
import { useNow } from '../../../ui/use-now';
import './pick-row.scss';

interface Props {
  order: InvoiceableOrder;
  on: boolean;
  onTap: () => void;
}

/** An order to choose, or why it cannot be chosen. */
export function PickRow({ order: { title, paidAt, paidFen, payableFen, why }, on, onTap }: Props): ReactElement {
  const now = useNow();
  const can = why === null && payableFen > 0;
  const facts = [shortTime(paidAt, now), ...(payableFen === paidFen ? [] : [t('pick.paid', { amount: formatYuan(paidFen) })])];
  return (
    <View
      className={`pick-row ${can ? '' : 'pick-row--off'}`}
      {...(can ? { hoverClass: 'pressed', ariaRole: 'checkbox', ariaLabel: title, onClick: onTap } : {})}
    >
      {can ? <CheckDot on={on} label={title} /> : <View className="pick-row__gap" />}
      <View className="pick-row__words">
        <View className="pick-row__title">{title}</View>
        <View className="pick-row__small numbers">{facts.join(' · ')}</View>
        {why === null ? null : <View className="pick-row__small">{whyNotText(why)}</View>}
      </View>
      {can ? <View className="pick-row__fen numbers">{formatYuan(payableFen)}</View> : null}
    </View>
  );
}
