import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { PreviewedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { Price } from '../../../ui/price';
import './amount-panel.scss';

const few = 3;

/** What will be on the invoice, and why it is less than what was paid. */
export function AmountPanel({ invoice: { sellerName, payableFen, lines, less } }: { invoice: PreviewedInvoice }): ReactElement {
  const [open, setOpen] = useState(false);
  const folds = lines.length > few + 1;
  const shown = folds && !open ? lines.slice(0, few) : lines;
  const takenFen = less.reduce((sum, { fen }) => sum + fen, 0);
  return (
    <View className="amount panel">
      <View className="amount__label">{t('ask.amount')}</View>
      <Price fen={payableFen} size="huge" plain />
      <View className="amount__seller">{t('ask.seller', { name: sellerName })}</View>
      {lines.length > 0 ? (
        <View className="amount__lines">
          {shown.map(({ name, quantity, fen }, at) => (
            <View key={at} className="amount__line">
              <View className="amount__name">{quantity === null || quantity === 1 ? name : `${name} ×${quantity}`}</View>
              <View className="amount__fen numbers">{formatYuan(fen)}</View>
            </View>
          ))}
          {folds ? (
            <View className="amount__more" hoverClass="pressed" ariaRole="button" onClick={() => setOpen(!open)}>
              {open ? t('ask.fewer_lines') : t('ask.more_lines', { count: lines.length })}
            </View>
          ) : null}
        </View>
      ) : null}
      {less.length > 0 ? (
        <View className="amount__less">
          <View className="amount__line">
            <View className="amount__name">{t('ask.paid')}</View>
            <View className="amount__fen numbers">{formatYuan(payableFen + takenFen)}</View>
          </View>
          {less.map(({ why, fen }, at) => (
            <View key={at} className="amount__line">
              <View className="amount__name">
                {t(`invoice.less.${why}`)}
                <View className="amount__why">{t(`invoice.less_note.${why}`)}</View>
              </View>
              <View className="amount__fen amount__fen--off numbers">{`−${formatYuan(fen)}`}</View>
            </View>
          ))}
        </View>
      ) : null}
    </View>
  );
}
