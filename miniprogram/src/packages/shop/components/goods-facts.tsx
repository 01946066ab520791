import { Text, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Goods } from '../../../shop/types';
import { Cell, CellGroup } from '../../../ui/cell';
import { formatCount } from '../../../ui/format-count';
import { Price } from '../../../ui/price';
import './goods-facts.scss';

function deliveryText({ delivery }: Goods): string {
  const ways = [delivery.express ? t('goods.express') : '', delivery.pickup ? t('goods.pickup') : ''];
  return ways.filter(Boolean).join(' · ');
}

export function GoodsFacts({ goods, onPick }: { goods: Goods; onPick: () => void }): ReactElement {
  const { title, subtitle, fromFen, skus, sold, detail } = goods;
  const many = new Set(skus.map(({ priceFen }) => priceFen)).size > 1;
  const specs = skus.map(({ spec }) => spec).filter(Boolean);
  return (
    <>
      <View className="goods-facts panel">
        <View className="goods-facts__price">
          <Price fen={fromFen} size="huge" {...(many ? { after: t('goods.from') } : {})} />
          {sold > 0 ? <View className="goods-facts__sold numbers">{t('goods.sold', { count: formatCount(sold) })}</View> : null}
        </View>
        <View className="goods-facts__title">{title}</View>
        {subtitle ? <View className="goods-facts__subtitle">{subtitle}</View> : null}
      </View>
      <CellGroup>
        {specs.length > 0 ? (
          <Cell label={t('goods.spec')} value={<View className="goods-facts__specs">{specs.join(' / ')}</View>} onTap={onPick} />
        ) : null}
        <Cell label={t('goods.delivery')} value={deliveryText(goods)} />
      </CellGroup>
      {detail.trim() ? (
        <View className="panel">
          <View className="section-title">{t('goods.detail')}</View>
          <Text className="goods-facts__detail">{detail}</Text>
        </View>
      ) : null}
    </>
  );
}
