import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import { openPage } from '../platform/navigate';
import { formatCount } from '../ui/format-count';
import { Picture } from '../ui/picture';
import { Price } from '../ui/price';
import './goods-row.scss';
import type { GoodsCard } from './types';

/** Goods in a list (`row`) or on the home page (`tile`). */
export function GoodsRow({ goods, look = 'row' }: { goods: GoodsCard; look?: 'row' | 'tile' }): ReactElement {
  const { id, title, subtitle, fromFen, sold, image, soldOut } = goods;
  return (
    <View
      className={`goods goods--${look} ${soldOut ? 'goods--out' : ''}`}
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={title}
      onClick={() => openPage('goods', id)}
    >
      <Picture image={image} className="goods__picture" />
      <View className="goods__words">
        <View className="goods__title">{title}</View>
        {subtitle ? <View className="goods__subtitle">{subtitle}</View> : null}
        <View className="goods__foot">
          <Price fen={fromFen} after={t('goods.from')} />
          <View className="goods__sold numbers">
            {soldOut ? t('goods.sold_out') : sold > 0 ? t('goods.sold', { count: formatCount(sold) }) : ''}
          </View>
        </View>
      </View>
    </View>
  );
}
