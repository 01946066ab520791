import type { Input } from '@lianke/shared/api';
import type { Call } from '../sample-data/lianke-api.ts';
import type { Box } from '../sample-data/simulator-box.ts';

type Purchase = Input<'member.orders.create'>['purchase'];
type Means = Input<'member.checkout.quote'>['means'];

/** Somebody in the mini-program. */
export interface Shopper {
  box: Box;
  personId: string;
  name: string;
  member: Call;
}

/** Orders at the price that is quoted and pays in WeChat. Answers the order's id. */
export async function buyAndPay({ box, personId, name, member }: Shopper, purchase: Purchase, means: Means = {}): Promise<string> {
  const { totals } = await member('member.checkout.quote', { purchase, means });
  const express = purchase.kind === 'goods' && purchase.delivery === 'express';
  const address = express ? { name, phone: '13800138000', region: '浙江省杭州市西湖区', detail: '文三路 90 号' } : null;
  const { order } = await member('member.orders.create', { purchase, means, expectedPayFen: totals.payFen, address });
  if (totals.payFen === 0) return order.id;
  const { params } = await member('member.orders.pay', { id: order.id });
  if (params) await box.payInWechat(personId, params);
  await member('member.orders.check-payment', { id: order.id });
  return order.id;
}

/** Sells a few things of the shop, sometimes with points or what is on the card. */
export async function goodsFor(member: Call, titles: readonly { title: string; pieces: number }[]): Promise<Purchase> {
  const lines: { skuId: string; quantity: number }[] = [];
  for (const { title, pieces } of titles) {
    const [card] = (await member('member.catalog.goods', { words: title })).goods;
    if (!card) throw new Error(`the shop has no ${title}`);
    const { goods } = await member('member.catalog.get', { id: card.id });
    lines.push({ skuId: goods.skus[0]?.id ?? '', quantity: pieces });
  }
  return { kind: 'goods', lines, delivery: 'express', storeId: null };
}
