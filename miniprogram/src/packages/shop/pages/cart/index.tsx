import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { toFailure } from '../../../../api/failure';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { confirm, toast } from '../../../../platform/feedback';
import { openPage } from '../../../../platform/navigate';
import { setInCart } from '../../../../shop/cart-actions';
import type { CartLine } from '../../../../shop/types';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { CartBar } from '../../components/cart-bar';
import { CartRow } from '../../components/cart-row';
import { GoodsSkeleton } from '../../components/goods-skeleton';

const set = (skuId: string, quantity: number): Promise<void> =>
  setInCart(skuId, quantity).catch((error: unknown) => toast(toFailure(error).message));

async function remove({ skuId, title }: CartLine): Promise<void> {
  const question = { title: t('cart.remove_title'), content: t('cart.remove_body', { title }) };
  if (!(await confirm({ ...question, confirmText: t('cart.remove'), cancelText: t('action.cancel') }))) return;
  await set(skuId, 0);
}

export default function CartPage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.cart.get');
  /** Everything is wanted unless it is put aside. */
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const lines = data?.cart.lines ?? [];
  const good = lines.filter(({ blocked }) => blocked === null);
  const blocked = lines.filter((line) => line.blocked !== null);
  const chosen = good.filter(({ skuId }) => !aside.has(skuId));
  const toggle = ({ skuId }: CartLine): void =>
    setAside((before) => new Set(before.has(skuId) ? [...before].filter((one) => one !== skuId) : [...before, skuId]));
  const row = (line: CartLine): ReactElement => (
    <CartRow
      key={line.skuId}
      line={line}
      chosen={line.blocked === null && !aside.has(line.skuId)}
      onToggle={() => toggle(line)}
      onQuantity={(quantity) => void set(line.skuId, quantity)}
      onRemove={() => void remove(line)}
    />
  );

  return (
    <PageFrame title="title.cart" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {!data ? (
        failure ? (
          <FailurePanel failure={failure} onRetry={onRetry} />
        ) : (
          <GoodsSkeleton count={3} />
        )
      ) : lines.length === 0 ? (
        <EmptyPanel icon="cart" text={t('cart.empty')} action={{ label: t('cart.empty_action'), onTap: () => openPage('goodsList') }} />
      ) : (
        <>
          {good.map(row)}
          {blocked.length > 0 ? (
            <View className="cart__blocked">
              <View className="cart__blocked-title">{t('cart.blocked_title')}</View>
              {blocked.map(row)}
            </View>
          ) : null}
          <CartBar
            chosen={chosen}
            all={good.length > 0 && chosen.length === good.length}
            onAll={(all) => setAside(new Set(all ? [] : good.map(({ skuId }) => skuId)))}
          />
        </>
      )}
    </PageFrame>
  );
}
