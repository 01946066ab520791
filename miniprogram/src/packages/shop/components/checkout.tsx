import { useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import type { BoughtLine } from '../../../shop/bought-lines';
import { keepAddress, keepStore, lastAddress, lastStore } from '../../../shop/last-used';
import type { Address, Means, Purchase } from '../../../shop/types';
import { useQuote } from '../../../shop/use-quote';
import { usePullToRefresh } from '../../../ui/use-pull-to-refresh';
import { CheckoutLines } from './checkout-lines';
import { DeliveryPanel } from './delivery-panel';
import { PayBar } from './pay-bar';
import { Quoted } from './quoted';
import { RemarkPanel } from './remark-panel';

interface Props {
  lines: BoughtLine[];
  fromCart: boolean;
}

const plainMeans: Means = { coupons: 'best', points: 'none', balance: 'none' };

export function Checkout({ lines, fromCart }: Props): ReactElement {
  const [delivery, setDelivery] = useState<'express' | 'pickup'>('express');
  const [picked, setPicked] = useState(false);
  const [address, setAddress] = useState<Address | undefined>(lastAddress);
  const [wantedStore, setWantedStore] = useState(() => lastStore('pickupStore'));
  const [means, setMeans] = useState(plainMeans);
  const [remark, setRemark] = useState('');
  const stores = useQuery('member.catalog.stores').data?.stores.filter(({ open, pickup }) => open && pickup) ?? [];
  const store = stores.find(({ id }) => id === wantedStore) ?? stores[0];
  const purchase: Purchase = { kind: 'goods', lines, delivery, storeId: delivery === 'pickup' ? (store?.id ?? null) : null };
  const view = useQuote(purchase, means);
  usePullToRefresh(view.retry);
  // Goods that are only picked up need no question.
  if (view.failure?.code === 'order.delivery_impossible' && !picked && delivery === 'express') setDelivery('pickup');

  const problem = (): string | undefined => {
    if (delivery === 'express') return address ? undefined : t('checkout.address_pick');
    return store ? undefined : t('checkout.no_stores');
  };

  return (
    <>
      <DeliveryPanel
        delivery={delivery}
        onDelivery={(way) => {
          setPicked(true);
          setDelivery(way);
        }}
        address={address}
        onAddress={(chosen) => {
          keepAddress(chosen);
          setAddress(chosen);
        }}
        stores={stores}
        store={store}
        onStore={(id) => {
          keepStore('pickupStore', id);
          setWantedStore(id);
        }}
      />
      <Quoted kind="goods" view={view} means={means} onMeans={setMeans} before={(quote) => <CheckoutLines quote={quote} />}>
        <RemarkPanel value={remark} onInput={setRemark} />
      </Quoted>
      <PayBar
        view={view}
        wish={(expectedPayFen) => {
          const missing = problem();
          if (missing !== undefined) return void toast(missing);
          return {
            purchase,
            means,
            expectedPayFen,
            address: delivery === 'express' ? (address ?? null) : null,
            remark: remark.trim(),
            fromCart,
          };
        }}
      />
    </>
  );
}
