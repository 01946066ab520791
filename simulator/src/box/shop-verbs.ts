import type { Push } from '../callbacks/push.ts';
import type { Sender } from '../callbacks/sender.ts';
import type { Fields } from '../callbacks/xml.ts';
import { shopOrderView } from '../weixin/shop/order-view.ts';
import { originalId } from '../world/accounts.ts';
import { stableId } from '../world/ids.ts';
import type { ShopOrder, ShopProduct, ShopStatus } from '../world/shop-orders.ts';
import { payableFen } from '../world/shop-orders.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';

export interface ShopOrderInput {
  personId?: string;
  openid?: string;
  products?: { title: string; priceFen: number; quantity?: number }[];
  freightFen?: number;
  discountFen?: number;
  /** Paid, waiting to be shipped, unless told otherwise. */
  paid?: boolean;
  /** So many like it, over the last days, without events. */
  count?: number;
}

const MOVES = {
  pay: { to: 20, event: 'channels_ec_order_pay' },
  deliver: { to: 30, event: 'channels_ec_order_deliver' },
  confirm: { to: 100, event: 'channels_ec_order_confirm' },
  settle: { to: 100, event: 'channels_ec_order_settle' },
  cancel: { to: 250, event: 'channels_ec_order_cancel' },
  /** Everything went back. */
  refund: { to: 200, event: 'channels_ec_order_cancel' },
} as const satisfies Record<string, { to: ShopStatus; event: string }>;

export type ShopMove = keyof typeof MOVES;

const BY_BUYER = 1;
const ALL_GIVEN_BACK = 3;
const SPREAD_MS = 6 * 86_400_000;
const MOST_AT_ONCE = 20_000;
const GOODS = [{ title: '龙井礼盒', priceFen: 12_800, quantity: 1 }];

function productsOf(input: ShopOrderInput): ShopProduct[] {
  return (input.products ?? GOODS).map(({ title, priceFen, quantity = 1 }, index) => {
    if (!Number.isInteger(priceFen) || priceFen < 0 || !Number.isInteger(quantity) || quantity < 1) {
      throw new BoxError(400, 'bad_product', '商品的价格（分）或数量不合法');
    }
    return { productId: String(10_000_000 + index), skuId: String(20_000_000 + index), title, quantity, priceFen, returned: 0 };
  });
}

/** What each event tells beside the order's number. */
function detailsOf(move: ShopMove, order: ShopOrder, seconds: number): Fields {
  if (move === 'pay') return { pay_time: Math.floor(order.paidAt / 1000) };
  if (move === 'deliver') return { finish_delivery: 1 };
  if (move === 'confirm') return { confirm_type: BY_BUYER };
  if (move === 'settle') return { settle_time: seconds };
  return { cancel_type: move === 'refund' ? ALL_GIVEN_BACK : BY_BUYER };
}

/** 微信小店: people buy there, and the shop tells its server. */
export function shopVerbs(world: World, sender: Sender) {
  const orderById = (id: string): ShopOrder => {
    const order = world.shopOrders.get(id);
    if (!order) throw new BoxError(404, 'no_order', `没有这笔小店订单：${id}`);
    return order;
  };
  const push = (move: ShopMove, order: ShopOrder): Push => ({
    platform: 'wechat-shop',
    fields: {
      ToUserName: originalId(world.accounts.WXSHOP_APP_ID),
      FromUserName: order.openid,
      CreateTime: world.clock.seconds(),
      MsgType: 'event',
      Event: MOVES[move].event,
      order_info: { order_id: BigInt(order.orderId), ...detailsOf(move, order, world.clock.seconds()) },
    },
  });

  const make = (input: ShopOrderInput, at: number): ShopOrder => {
    const person = input.personId ? personById(world, input.personId) : undefined;
    return world.shopOrders.add({
      status: input.paid === false ? 10 : 20,
      openid: input.openid ?? stableId('oS', 28, 'shop', person?.id ?? `nobody ${world.shopOrders.all().length}`),
      unionid: person?.unionid ?? '',
      createdAt: at,
      paidAt: input.paid === false ? 0 : at,
      freightFen: input.freightFen ?? 0,
      discountFen: input.discountFen ?? 0,
      products: productsOf(input),
    });
  };

  return {
    addShopOrders: async (input: ShopOrderInput = {}, options: DeliverOptions = {}) => {
      const count = input.count ?? 1;
      if (!Number.isInteger(count) || count < 1 || count > MOST_AT_ONCE) throw new BoxError(400, 'bad_count', '订单数不合法');
      const now = world.clock.now();
      const made = Array.from({ length: count }, (_, index) => make(input, now - Math.floor((SPREAD_MS / count) * (count - 1 - index))));
      const sumFen = made.reduce((sum, order) => sum + payableFen(order), 0);
      const only = count === 1 && input.paid !== false ? made[0] : undefined;
      const delivery = only ? await deliver(sender, push('pay', only), options) : null;
      return { orderIds: made.map((one) => one.orderId), count, sumFen, delivery };
    },
    shopOrder: (id: string) => shopOrderView(world, orderById(id)),
    moveShopOrder: async (id: string, input: { move: ShopMove }, options: DeliverOptions = {}) => {
      const order = orderById(id);
      if (!Object.hasOwn(MOVES, input.move)) throw new BoxError(400, 'bad_move', `没有这种变化：${String(input.move)}`);
      world.shopOrders.touch(order, MOVES[input.move].to);
      if (input.move === 'pay') order.paidAt = world.clock.now();
      if (input.move === 'refund') for (const product of order.products) product.returned = product.quantity;
      return { order: shopOrderView(world, order), delivery: await deliver(sender, push(input.move, order), options) };
    },
  };
}
