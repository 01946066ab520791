import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../api/use-query';
import { t } from '../../messages';
import { openPage } from '../../platform/navigate';
import { GoodsRow } from '../../shop/goods-row';
import { Icon } from '../../ui/icon';
import './home-picks.scss';

const most = 6;

/** What sells best now; nothing at all when the shop sells nothing here. */
export function HomePicks(): ReactElement | null {
  const goods = useQuery('member.home.picks').data?.goods ?? [];
  if (goods.length === 0) return null;
  return (
    <View className="picks">
      <View className="offers__head" hoverClass="pressed" ariaRole="button" onClick={() => openPage('goodsList')}>
        <View className="section-title">{t('home.picks')}</View>
        <View className="offers__all">{t('home.picks_all')}</View>
        <Icon name="chevron" className="offers__arrow" />
      </View>
      <View className="picks__grid">
        {goods.slice(0, most).map((one) => (
          <View key={one.id} className="picks__slot">
            <GoodsRow goods={one} look="tile" />
          </View>
        ))}
      </View>
    </View>
  );
}
