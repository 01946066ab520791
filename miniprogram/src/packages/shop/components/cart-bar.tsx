import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { openPage } from '../../../platform/navigate';
import { writeLines } from '../../../shop/bought-lines';
import type { CartLine } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { CheckDot } from '../../../ui/check-dot';
import { Price } from '../../../ui/price';
import './cart-bar.scss';

interface Props {
  chosen: readonly CartLine[];
  all: boolean;
  onAll: (all: boolean) => void;
}

export function CartBar({ chosen, all, onAll }: Props): ReactElement {
  const fen = chosen.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0);
  const pieces = chosen.reduce((sum, { quantity }) => sum + quantity, 0);
  const go = (): void => {
    if (pieces === 0) toast(t('cart.pick_some'));
    else openPage('checkout', { lines: writeLines(chosen), cart: '1' });
  };
  return (
    <BottomBar>
      <View className="cart-bar__all" hoverClass="pressed" ariaRole="checkbox" ariaLabel={t('cart.all')} onClick={() => onAll(!all)}>
        <CheckDot on={all} label={t('cart.all')} />
        <View>{t('cart.all')}</View>
      </View>
      <View className="bottom-bar__words cart-bar__sum">
        <Price fen={fen} size="large" />
        <View className="bottom-bar__note">{t('cart.total_note')}</View>
      </View>
      <View className="bottom-bar__action">
        <ActionButton label={pieces > 0 ? t('cart.checkout', { count: pieces }) : t('cart.checkout_none')} onTap={go} />
      </View>
    </BottomBar>
  );
}
