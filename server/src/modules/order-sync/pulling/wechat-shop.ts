import type { SyncedState } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { WechatShopOrder, WechatShopOrderState } from '../../../platforms/wechat-shop/types.ts';
import type { SyncedOrder } from '../../orders/index.ts';
import type { Connector } from './connector.ts';
import { afterWindow, readWindow, writeWindow } from './window.ts';
import type { OpenWindow } from './window.ts';

const day = 86_400_000;
/** The longest stretch the list answers for. */
const windowMs = 7 * day;
/** How far back a first sync goes: the list needs a beginning, and the shop's is not told. */
const historyMs = 365 * day;
/** Orders asked for at once. */
const parallel = 4;

const states: Readonly<Record<WechatShopOrderState, SyncedState>> = {
  unpaid: 'created',
  gift_waiting: 'created',
  group_waiting: 'paid',
  to_ship: 'paid',
  to_redeem: 'paid',
  partly_shipped: 'paid',
  shipped: 'shipped',
  completed: 'completed',
  cancelled_after_refund: 'refunded',
  cancelled: 'closed',
};

/**
 * Orders of 微信小店, by their time of change. Unconfirmed (platforms/wechat-shop/README.md): what a partial refund came to is told by calls
 * that are not built, so an order counts whole until it was given back whole.
 */
export const wechatShopOrders: Connector = {
  sourceOf: ({ ports }, { name }) => ports.wechatShop && { key: 'wechat_shop', name },

  async pull(ctx, cursor) {
    const { api, appId } = connected(ctx);
    const now = ctx.clock.now();
    const window = openWindow(cursor, now);
    const list = await api.listOrders({
      ...{ updatedFrom: window.from, updatedUntil: window.until },
      ...(window.place === '' ? {} : { nextKey: window.place }),
    });
    const orders: SyncedOrder[] = [];
    for (let from = 0; from < list.orderIds.length; from += parallel) {
      const some = await Promise.all(list.orderIds.slice(from, from + parallel).map((id) => api.getOrder(id)));
      orders.push(...some.map((order) => toSynced(order, appId)));
    }
    if (list.hasMore) return { orders, more: true, cursor: writeWindow({ ...window, place: list.nextKey }) };
    const reachedNow = window.until - window.from < windowMs;
    return { orders, more: !reachedNow, cursor: writeWindow(afterWindow(window, reachedNow)), syncedUntil: window.until };
  },

  async fetchOne(ctx, id) {
    const { api, appId } = connected(ctx);
    return [toSynced(await api.getOrder(id), appId)];
  },
};

function connected({ ports }: Context): NonNullable<Context['ports']['wechatShop']> {
  if (!ports.wechatShop) throw new AppError('sync.not_connected');
  return ports.wechatShop;
}

function openWindow(cursor: string, now: number): OpenWindow {
  const window = readWindow(cursor, now - historyMs);
  return { ...window, until: window.until ?? Math.min(now, window.from + windowMs) };
}

function toSynced(order: WechatShopOrder, appId: string): SyncedOrder {
  return {
    ...{ orderNo: order.id, updatedAt: order.updatedAt, state: states[order.state], since: order.updatedAt },
    ...{ createdAt: order.createdAt, paidAt: order.paidAt, paidFen: order.paidFen, refundedFen: 0 },
    buyer: { unionid: order.unionid ?? undefined, openid: order.openid, appId },
    lines: order.lines.map((line) => ({
      ...{ title: line.title.slice(0, 120), spec: '', code: line.skuId, unitFen: line.priceFen, quantity: line.quantity },
      paidFen: line.paidFen,
    })),
    ...{ transactionId: order.transactionId, store: '', remark: '' },
  };
}
