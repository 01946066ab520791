import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import './cart-button.scss';

/** How many pieces are in the cart, as far as it is known. */
function useCartCount(): number {
  const lines = useQuery('member.cart.get').data?.cart.lines ?? [];
  return lines.reduce((sum, { quantity, blocked }) => sum + (blocked === null ? quantity : 0), 0);
}

/** Floats over the list, or stands in a bar. */
export function CartButton({ floats = true }: { floats?: boolean }): ReactElement {
  const count = useCartCount();
  return (
    <View
      className={floats ? 'cart-button cart-button--floats' : 'cart-button'}
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={t('title.cart')}
      onClick={() => openPage('cart')}
    >
      <Icon name="cart" />
      {floats ? null : <View className="cart-button__label">{t('title.cart')}</View>}
      <Badge count={count} />
    </View>
  );
}
