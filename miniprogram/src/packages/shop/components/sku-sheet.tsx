import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { openPage } from '../../../platform/navigate';
import { writeLines } from '../../../shop/bought-lines';
import { addToCart } from '../../../shop/cart-actions';
import type { Goods, Sku } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { Picture } from '../../../ui/picture';
import { Price } from '../../../ui/price';
import { Sheet } from '../../../ui/sheet';
import { Stepper } from '../../../ui/stepper';
import { useWork } from '../../../ui/use-work';
import './sku-sheet.scss';

export type SkuUse = 'add' | 'buy';

/** As many as one may ask for at once. */
const most = 999;
const fewLeft = 20;
const available = ({ stock }: Sku): number => Math.min(stock ?? most, most);

interface Props {
  goods: Goods;
  use: SkuUse;
  onClose: () => void;
}

/** Which variant, and how many. */
export function SkuSheet({ goods, use, onClose }: Props): ReactElement {
  const { skus, images, title } = goods;
  const [skuId, setSkuId] = useState(() => skus.find((sku) => available(sku) > 0)?.id);
  const [wanted, setWanted] = useState(1);
  const { busy, run } = useWork();
  const sku = skus.find(({ id }) => id === skuId);
  const quantity = sku ? Math.min(wanted, available(sku)) : 1;

  const go = async (): Promise<void> => {
    if (!sku) return toast(t('goods.pick'));
    if (use === 'add') {
      await addToCart(sku.id, quantity);
      toast(t('goods.added'), 'success');
    } else {
      openPage('checkout', { lines: writeLines([{ skuId: sku.id, quantity }]) });
    }
    onClose();
  };

  return (
    <Sheet title={title} onClose={onClose}>
      <View className="sku">
        <Picture image={images[0] ?? null} />
        <View className="sku__facts">
          <Price fen={sku?.priceFen ?? goods.fromFen} size="large" />
          {sku && sku.stock !== null && sku.stock <= fewLeft ? (
            <View className="sku__stock numbers">{t('goods.stock', { count: sku.stock })}</View>
          ) : null}
        </View>
      </View>
      <View className="sku__choices">
        {skus.map((one) => {
          const out = available(one) === 0;
          const look = out ? 'sku__choice--out' : one.id === skuId ? 'sku__choice--on' : '';
          return (
            <View key={one.id} className={`sku__choice ${look}`} ariaRole="radio" onClick={() => (out ? undefined : setSkuId(one.id))}>
              {out ? `${one.spec || title} · ${t('goods.sold_out')}` : one.spec || title}
            </View>
          );
        })}
      </View>
      <View className="sku__pieces">
        <View>{t('goods.pieces')}</View>
        <Stepper value={quantity} max={sku ? available(sku) : 1} label={title} onChange={setWanted} />
      </View>
      <ActionButton label={t(use === 'add' ? 'goods.add' : 'goods.buy')} busy={busy} onTap={() => run(go)} />
    </Sheet>
  );
}
