import type { SyncedState } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import type { TradeOrder, TradeOrderState } from '../../../platforms/mini-program/trade-orders.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SyncedOrder } from '../../orders/index.ts';
import { ownPayments } from '../../payments/index.ts';
import type { Connector } from './connector.ts';
import { afterWindow, readWindow, writeWindow } from './window.ts';
import type { OpenWindow } from './window.ts';

const pageSize = 100;
const day = 86_400_000;
/**
 * The list knows when an order was paid, not when it changed. Pushes tell of most changes (fetchOne); what they missed is found by looking
 * at the last month again once a day.
 */
const lookBackEveryMs = day;
const lookBackMs = 31 * day;

/** The states in the order they can follow each other: with the time of paying they make the version. */
const states: Readonly<Record<TradeOrderState, { rank: number; state: SyncedState }>> = {
  to_ship: { rank: 0, state: 'paid' },
  shipped: { rank: 1, state: 'shipped' },
  received: { rank: 2, state: 'completed' },
  awaiting_settlement: { rank: 3, state: 'completed' },
  completed: { rank: 4, state: 'completed' },
  refunded: { rank: 5, state: 'refunded' },
};

/** Orders paid in the shop's mini-program, whoever made them (facts §5.9). Our own payments are among them, and are left out. */
export const miniProgramOrders: Connector = {
  sourceOf: ({ ports }, { name }) => ports.miniProgram && { key: `mini:${ports.miniProgram.appId}`, name },

  async pull(ctx, cursor) {
    const { api, appId } = connected(ctx);
    const window = openWindow(cursor, ctx.clock.now());
    const { orders, lastIndex, hasMore } = await api.listTradeOrders({
      ...{ payTimeFrom: window.from, payTimeUntil: window.until, pageSize },
      ...(window.place === '' ? {} : { lastIndex: window.place }),
    });
    const page = { orders: await notOurs(ctx, appId, orders), more: hasMore };
    if (hasMore) return { ...page, cursor: writeWindow({ ...window, place: lastIndex }) };
    return { ...page, cursor: writeWindow(afterWindow(window, true)), syncedUntil: window.until };
  },

  async fetchOne(ctx, transactionId) {
    const { api, appId } = connected(ctx);
    const order = await api.getTradeOrder({ transactionId });
    return order ? notOurs(ctx, appId, [order]) : [];
  },
};

function connected({ ports }: Context): NonNullable<Context['ports']['miniProgram']> {
  if (!ports.miniProgram) throw new AppError('sync.not_connected');
  return ports.miniProgram;
}

function openWindow(cursor: string, now: number): OpenWindow {
  const window = readWindow(cursor, 0);
  if (window.until !== null) return { ...window, until: window.until };
  const looksBack = now - window.lookedBackAt >= lookBackEveryMs;
  return looksBack
    ? { ...window, from: Math.min(window.from, now - lookBackMs), until: now, lookedBackAt: now }
    : { ...window, until: now };
}

async function notOurs(ctx: Context, appId: string, orders: readonly TradeOrder[]): Promise<SyncedOrder[]> {
  const ours = await ownPayments(
    ctx,
    orders.map((order) => order.outTradeNo),
  );
  return orders.filter((order) => !ours.has(order.outTradeNo)).map((order) => toSynced(order, appId));
}

function toSynced(order: TradeOrder, appId: string): SyncedOrder {
  const { rank, state } = states[order.state];
  const shippedAt = order.shipments.reduce<number | null>((latest, { uploadedAt }) => uploadedAt ?? latest, null);
  return {
    // Numbers of several merchants may be the same, WeChat's own are not.
    orderNo: order.transactionId,
    // Pay times are whole seconds, which leaves room for the rank.
    updatedAt: order.paidAt + rank,
    ...{ state, since: state === 'shipped' ? shippedAt : null, createdAt: order.createdAt, paidAt: order.paidAt },
    buyer: { openid: order.openid, appId },
    ...{ paidFen: order.paidFen, refundedFen: 0, lines: [], title: order.description || order.outTradeNo },
    ...{ transactionId: order.transactionId, store: '', remark: `商户单号 ${order.outTradeNo}` },
  };
}
