import type { Input, Output } from '@lianke/shared/api';
import type { Coupon } from '../../src/member/coupon-types.ts';
import type { Handlers } from './member-endpoints.ts';
import { makeOrder, makeRefund } from './order-world.ts';
import type { Order, OrderWorld, Refund } from './order-world.ts';
import { pageOf } from './paging.ts';
import { quote } from './quote.ts';
import { Refusal } from './refusal.ts';
import type { ShopWorld } from './shop-world.ts';

type World = ShopWorld & OrderWorld & { card: Output<'member.card.get'>; coupons: Coupon[] };
type Tab = NonNullable<Input<'member.orders.list'>['tab']>;
type Names = `member.orders.${string}` | `member.refunds.${string}` | `member.checkout.${string}` | `member.files.${string}`;

const minute = 60_000;
const waits = ({ state }: Order): boolean => state === 'created' || state === 'paying';
const inTab: Record<Tab, (order: Order) => boolean> = {
  all: () => true,
  to_pay: waits,
  to_ship: ({ state, refundState }) => state === 'paid' && refundState !== 'full',
  to_receive: ({ state }) => state === 'shipped',
  done: ({ state }) => state === 'completed',
  refunds: ({ refunds }) => refunds.length > 0,
};

function cardOf(order: Order): Output<'member.orders.list'>['orders'][number] {
  const { id, orderNo, kind, state, refundState, title, image, pieces, payFen, paidFen, refundedFen, createdAt, expiresAt } = order;
  return { id, orderNo, kind, state, refundState, title, image, pieces, payFen, paidFen, refundedFen, createdAt, expiresAt };
}

/** Just enough of the server's orders for the pages to live on. */
export function orderEndpoints(world: World): Pick<Handlers, Extract<keyof Handlers, Names>> {
  const find = (id: string): Order => {
    const found = world.orders.find((order) => order.id === id);
    if (!found) throw new Refusal(404, 'order.not_found');
    return found;
  };
  const change = (id: string, over: Partial<Order>): Order => {
    const changed = { ...find(id), ...over };
    world.orders = world.orders.map((order) => (order.id === id ? changed : order));
    return changed;
  };
  const pay = (order: Order): Order =>
    change(order.id, {
      state: order.kind === 'goods' ? 'paid' : 'completed',
      paidAt: Date.now(),
      expiresAt: null,
      paidFen: order.totals.payFen + order.totals.bonusFen + order.totals.principalFen,
    });
  const share = (wish: Input<'member.refunds.preview'>) => {
    const order = find(wish.orderId);
    const lines = wish.lines.length > 0 ? wish.lines : order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    const whole =
      lines.length === 0 || lines.every(({ lineId, quantity }) => order.lines.find(({ id }) => id === lineId)?.quantity === quantity);
    const payFen =
      order.lines.length === 0
        ? order.paidFen
        : order.lines.reduce((sum, line) => {
            const pieces = lines.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
            return sum + Math.floor((line.paidFen * pieces) / line.quantity);
          }, 0);
    return { payFen, balanceFen: 0, points: order.totals.points, couponsReturn: whole && order.coupons.length > 0, lines };
  };
  const withRefund = (id: string, over: Partial<Refund>): Refund => {
    const order = world.orders.find(({ refunds }) => refunds.some((refund) => refund.id === id));
    if (!order) throw new Refusal(404, 'order.refund_not_found');
    const refunds = order.refunds.map((refund) => (refund.id === id ? { ...refund, ...over } : refund));
    change(order.id, { refunds, refundState: 'none' });
    return refunds.find((refund) => refund.id === id) ?? makeRefund();
  };
  return {
    'member.checkout.quote': (asked) => quote(world, asked),
    'member.orders.create': (wish) => {
      const { totals, steps, lines } = quote(world, wish);
      if (totals.payFen !== wish.expectedPayFen) throw new Refusal(409, 'order.price_changed');
      const { purchase } = wish;
      if (purchase.kind === 'goods' && purchase.delivery === 'express' && !wish.address) throw new Refusal(400, 'order.address_needed');
      const nth = world.orders.length + 1;
      const storeId = 'storeId' in purchase ? purchase.storeId : null;
      const order = makeOrder({
        id: `ord_${nth}`,
        orderNo: `2026112210300000${String(nth).padStart(4, '0')}`,
        kind: purchase.kind,
        state: 'created',
        title: lines[0]?.title ?? '',
        image: lines[0]?.image ?? null,
        pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
        payFen: totals.payFen,
        paidFen: 0,
        createdAt: Date.now(),
        expiresAt: Date.now() + 15 * minute,
        paidAt: null,
        totals,
        steps,
        lines: lines.map(({ memberFen, ...line }, at) => ({ ...line, id: `oln_${nth}_${at}`, refunded: 0, paidFen: memberFen })),
        delivery: purchase.kind === 'goods' ? purchase.delivery : 'none',
        address: wish.address,
        store: world.stores.find(({ id }) => id === storeId) ?? null,
        remark: wish.remark ?? '',
        coupons: [],
      });
      world.orders = [order, ...world.orders];
      if (wish.fromCart && purchase.kind === 'goods') {
        world.cart = world.cart.filter(({ skuId }) => !purchase.lines.some((line) => line.skuId === skuId));
      }
      return { order: totals.payFen === 0 ? pay(order) : order };
    },
    'member.orders.pay': ({ id }) => {
      const order = find(id);
      if (!waits(order)) return { params: null, order };
      const params = { timeStamp: '1', nonceStr: 'n', package: `prepay_id=${id}`, signType: 'RSA' as const, paySign: 's' };
      return { params, order: change(id, { state: 'paying' }) };
    },
    'member.orders.check-payment': ({ id }) => {
      const order = find(id);
      if (!waits(order) || !world.paidAtWeChat.has(id)) return { order };
      if (world.slowChecks > 0) {
        world.slowChecks -= 1;
        return { order };
      }
      return { order: pay(order) };
    },
    'member.orders.list': (input) => {
      const { items, next } = pageOf(world.orders.filter(inTab[input.tab ?? 'all']), input);
      return { orders: items.map(cardOf), next };
    },
    'member.orders.counts': () => {
      const count = (tab: Tab): number => world.orders.filter(inTab[tab]).length;
      const refunds = world.orders.filter(({ refundState }) => refundState === 'requested' || refundState === 'refunding').length;
      return { toPay: count('to_pay'), toShip: count('to_ship'), toReceive: count('to_receive'), refunds };
    },
    'member.orders.get': ({ id }) => {
      const order = find(id);
      const settled = order.state === 'paid' || order.state === 'shipped' || order.state === 'completed';
      return {
        order,
        can: {
          pay: waits(order),
          cancel: waits(order),
          confirm: order.state === 'shipped' || (order.state === 'paid' && order.delivery === 'pickup'),
          refund: settled && order.kind !== 'top_up' && order.refundState !== 'full' && order.refundState !== 'requested',
        },
      };
    },
    'member.orders.cancel': ({ id }) => {
      if (!waits(find(id))) throw new Refusal(409, 'order.state_refused');
      return { order: change(id, { state: 'closed', closeReason: 'by_customer', closedAt: Date.now(), expiresAt: null }) };
    },
    'member.orders.confirm-receipt': ({ id }) => ({ order: change(id, { state: 'completed', completedAt: Date.now() }) }),
    'member.refunds.preview': (wish) => {
      const { lines: _lines, ...answer } = share(wish);
      return answer;
    },
    'member.refunds.ask': (wish) => {
      const { lines, couponsReturn: _returns, ...amounts } = share(wish);
      const photos = (wish.photoIds ?? []).map((id) => ({ id, url: '/files/tea-4' }));
      const refund = makeRefund({ ...amounts, orderId: wish.orderId, lines, reason: wish.reason, photos, createdAt: Date.now() });
      change(wish.orderId, { refundState: 'requested', refunds: [refund] });
      return { refund };
    },
    'member.refunds.cancel': ({ id }) => ({ refund: withRefund(id, { state: 'cancelled' }) }),
    'member.files.upload': () => {
      world.photos += 1;
      return { id: `fil_p${world.photos}`, url: '/files/tea-4' };
    },
  };
}
