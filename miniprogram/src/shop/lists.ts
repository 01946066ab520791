import { call } from '../api/call';
import { missing } from '../api/failure';
import { inPages } from '../api/pages';
import type { PageSource } from '../api/pages';
import type { Source } from '../api/snapshots';
import { language } from '../messages';
import type { Goods, GoodsCard, Means, OrderCard, OrderTab, OrderView, Purchase, Quote } from './types';

/** Ten rows are two screens, and small enough for one message to WeChat's view. */
const limit = 10;
const from = (cursor: string | undefined): { cursor?: string; limit: number } => (cursor === undefined ? { limit } : { cursor, limit });
const asItIs = <T>(data: T): T => data;

export const orderTabs: readonly OrderTab[] = ['all', 'to_pay', 'to_ship', 'to_receive', 'done', 'refunds'];

interface Wanted {
  categoryId?: string | undefined;
  words?: string | undefined;
}

/** Goods on sale. What was searched for does not stay on the phone. */
export function goodsList({ categoryId, words }: Wanted): PageSource<GoodsCard> {
  const about = { ...(categoryId ? { categoryId } : {}), ...(words ? { words } : {}) };
  const { keep, ...list } = inPages<GoodsCard>(`goods:${categoryId ?? ''}:${words ?? ''}`, async (cursor) => {
    const { goods, next } = await call('member.catalog.goods', { ...about, ...from(cursor) });
    return { items: goods, next };
  });
  return words || !keep ? list : { ...list, keep };
}

export const oneGoods = (id: string): Source<Goods> => ({
  key: `goods:${id}`,
  kind: 'goods',
  read: async () => {
    if (!id) throw missing('catalog.not_found');
    return (await call('member.catalog.get', { id })).goods;
  },
  keep: asItIs,
});

const ofTab = (tab: OrderTab): PageSource<OrderCard> =>
  inPages(`orders:${tab}`, async (cursor) => {
    const { orders, next } = await call('member.orders.list', { tab, ...from(cursor) });
    return { items: orders, next };
  });

/** 我的订单, one list for each tab. */
export const myOrders: Record<OrderTab, PageSource<OrderCard>> = {
  all: ofTab('all'),
  to_pay: ofTab('to_pay'),
  to_ship: ofTab('to_ship'),
  to_receive: ofTab('to_receive'),
  done: ofTab('done'),
  refunds: ofTab('refunds'),
};

export const oneOrder = (id: string): Source<OrderView> => ({
  key: `order:${id}`,
  kind: 'order',
  read: async () => {
    if (!id) throw missing('order.not_found');
    return call('member.orders.get', { id });
  },
  keep: asItIs,
});

/** What it would cost. It is never kept: prices are the server's. */
export const quoteOf = (purchase: Purchase, means: Means): Source<Quote> => ({
  key: `quote:${JSON.stringify([purchase, means])}`,
  read: () => call('member.checkout.quote', { purchase, means, locale: language === 'en' ? 'en-US' : 'zh-CN' }),
});
