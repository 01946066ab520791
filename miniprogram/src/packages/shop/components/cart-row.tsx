import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import type { CartLine } from '../../../shop/types';
import { CheckDot } from '../../../ui/check-dot';
import { Icon } from '../../../ui/icon';
import { Picture } from '../../../ui/picture';
import { Price } from '../../../ui/price';
import { Stepper } from '../../../ui/stepper';
import './cart-row.scss';

interface Props {
  line: CartLine;
  chosen: boolean;
  onToggle: () => void;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

const most = 999;

export function CartRow({ line, chosen, onToggle, onQuantity, onRemove }: Props): ReactElement {
  const { goodsId, title, spec, image, unitFen, quantity, stock, blocked } = line;
  const open = (): void => openPage('goods', goodsId);
  return (
    <View className={`cart-row ${blocked === null ? '' : 'cart-row--blocked'}`}>
      <CheckDot on={chosen} label={title} {...(blocked === null ? { onTap: onToggle } : {})} />
      <Picture image={image} onTap={open} />
      <View className="cart-row__words">
        <View className="cart-row__head">
          <View className="cart-row__title" onClick={open}>
            {title}
          </View>
          <View
            className="cart-row__remove"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={`${t('cart.remove')} ${title}`}
            onClick={onRemove}
          >
            <Icon name="close" />
          </View>
        </View>
        {spec ? <View className="cart-row__spec">{spec}</View> : null}
        <View className="cart-row__foot">
          <Price fen={unitFen} />
          {blocked === 'off_sale' ? null : (
            <Stepper value={quantity} max={Math.min(stock ?? most, most)} label={title} onChange={onQuantity} />
          )}
        </View>
        {blocked === null ? null : (
          <View className="cart-row__why numbers">
            {t(`cart.blocked.${blocked}`)}
            {blocked === 'out_of_stock' && stock !== null && stock > 0 ? ` · ${t('goods.stock', { count: stock })}` : ''}
          </View>
        )}
      </View>
    </View>
  );
}
