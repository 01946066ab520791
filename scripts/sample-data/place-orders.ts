import type { Input, Output } from '@lianke/shared/api';
import type { Call } from './lianke-api.ts';
import type { Box, Person } from './simulator-box.ts';

/** What somebody bought, and how far it has come. */
export interface Purchase {
  goods: readonly { title: string; pieces: number }[];
  by: 'express' | 'pickup';
  /** Points as far as they reach. */
  withPoints?: boolean;
  remark?: string;
  then: 'unpaid' | 'paid' | 'shipped' | 'received' | 'refund_asked';
}

export interface Shopper {
  box: Box;
  person: Person;
  staff: Call;
  member: Call;
}

const addresses = [
  { region: '浙江省杭州市西湖区', detail: '文三路 90 号东部软件园 2 幢 301' },
  { region: '浙江省杭州市上城区', detail: '湖滨街道延安路 245 号 6 单元 1802' },
  { region: '上海市徐汇区', detail: '天平路 320 弄 18 号 402 室' },
];

/** Top-ups and membership terms, in a shop that sells none yet. */
export async function ensureOffers(staff: Call): Promise<void> {
  const { settings, version } = await staff('staff.sales.settings', {});
  if (settings.topUps.length > 0) return;
  const topUps = [
    { payFen: 20_000, bonusFen: 1_000, bonusDays: 180, note: '', on: true },
    { payFen: 50_000, bonusFen: 5_000, bonusDays: 365, note: '最多人选', on: true },
    { payFen: 100_000, bonusFen: 15_000, bonusDays: 365, note: '送一次品鉴会', on: true },
  ];
  const paidTerms = [
    { level: 2, term: 'month', priceFen: 2_900, on: true },
    { level: 2, term: 'quarter', priceFen: 6_900, on: true },
    { level: 2, term: 'year', priceFen: 19_900, on: true },
  ] as const;
  await staff('staff.sales.save-settings', {
    settings: { ...settings, shippingFen: 1_000, freeShippingFromFen: 9_900, topUps, paidTerms: [...paidTerms] },
    version,
  });
}

/** Buys as the mini-program does: asks for the price, orders, pays in WeChat, and waits until WeChat says so. */
export async function buy(it: Shopper, purchase: Purchase): Promise<void> {
  const { order, payable } = await place(it, purchase);
  if (!payable || purchase.then === 'unpaid') return;
  await pay(it, order.id);
  if (purchase.then === 'paid') return;
  if (purchase.then === 'refund_asked') {
    await it.member('member.refunds.ask', { orderId: order.id, lines: [], reason: '拍错了，想换大一号的', photoIds: [] });
    return;
  }
  if (purchase.by === 'express')
    await it.staff('staff.orders.ship', { id: order.id, company: '顺丰速运', trackingNo: `SF16${order.id.slice(-11)}` });
  if (purchase.then === 'shipped') return;
  await (purchase.by === 'express'
    ? it.member('member.orders.confirm-receipt', { id: order.id })
    : it.staff('staff.orders.complete', { id: order.id }));
}

/** An amount paid at the counter. */
export async function payBill(it: Shopper, amountFen: number): Promise<void> {
  const [store] = (await it.member('member.catalog.stores', {})).stores;
  if (!store) return;
  const bill = { kind: 'bill', storeId: store.id, amountFen } as const;
  const { totals } = await it.member('member.checkout.quote', { purchase: bill, means: {} });
  const { order } = await it.member('member.orders.create', { purchase: bill, means: {}, expectedPayFen: totals.payFen, address: null });
  await pay(it, order.id);
}

async function place(
  { person, member }: Shopper,
  it: Purchase,
): Promise<{ order: Output<'member.orders.create'>['order']; payable: boolean }> {
  const lines: { skuId: string; quantity: number }[] = [];
  for (const { title, pieces } of it.goods) {
    const [card] = (await member('member.catalog.goods', { words: title })).goods;
    if (!card) throw new Error(`the shop has no ${title}`);
    const { goods } = await member('member.catalog.get', { id: card.id });
    lines.push({ skuId: goods.skus[0]?.id ?? '', quantity: pieces });
  }
  const [store] = (await member('member.catalog.stores', {})).stores.filter((one) => one.pickup);
  const purchase = { kind: 'goods', lines, delivery: it.by, storeId: it.by === 'pickup' ? (store?.id ?? null) : null } as const;
  const means: Input<'member.checkout.quote'>['means'] = { coupons: 'best', points: it.withPoints ? 'most' : 'none' };
  const { totals } = await member('member.checkout.quote', { purchase, means });
  const at = addresses[person.name.length % addresses.length];
  const address = it.by === 'express' && at ? { name: person.name, phone: '13800138000', ...at } : null;
  const remark = it.remark ?? '';
  const { order } = await member('member.orders.create', { purchase, means, expectedPayFen: totals.payFen, address, remark });
  return { order, payable: totals.payFen > 0 };
}

async function pay({ box, person, member }: Shopper, id: string): Promise<void> {
  const { params } = await member('member.orders.pay', { id });
  if (!params) return;
  await box.payInWechat(person.id, params);
  await member('member.orders.check-payment', { id });
}
