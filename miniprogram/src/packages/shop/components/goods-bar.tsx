import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Goods } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { CartButton } from './cart-button';
import './goods-bar.scss';
import type { SkuUse } from './sku-sheet';

export function GoodsBar({ goods, onUse }: { goods: Goods; onUse: (use: SkuUse) => void }): ReactElement {
  const soldOut = goods.skus.every(({ stock }) => stock === 0);
  const closed = !goods.on ? t('goods.off') : soldOut ? t('goods.sold_out') : undefined;
  return (
    <BottomBar>
      <CartButton floats={false} />
      {closed ? (
        <View className="goods-bar__closed">{closed}</View>
      ) : (
        <View className="goods-bar__actions">
          <View className="bottom-bar__action--wide">
            <ActionButton look="quiet" label={t('goods.add')} onTap={() => onUse('add')} />
          </View>
          <View className="bottom-bar__action--wide">
            <ActionButton label={t('goods.buy')} onTap={() => onUse('buy')} />
          </View>
        </View>
      )}
    </BottomBar>
  );
}
