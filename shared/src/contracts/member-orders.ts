import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { goodsCard, image } from './catalog-shapes.ts';
import { address, createErrors, means, orderCard, orderDetail, priceStep, purchase, refund, refundWish, totals } from './order-shapes.ts';
import { cursor, fen, id, instant, pageSize } from './shapes.ts';

const member = { audience: 'member' } as const;
const locale = z.enum(['zh-CN', 'en-US']).default('zh-CN');

const cartLine = z.object({
  skuId: id,
  goodsId: id,
  title: z.string(),
  spec: z.string(),
  image: image.nullable(),
  unitFen: fen,
  quantity: z.number().int(),
  /** Null: as many as are wanted. */
  stock: z.number().int().nullable(),
  /** Why it cannot be bought now. */
  blocked: z.enum(['off_sale', 'out_of_stock']).nullable(),
});
const cart = z.object({ lines: z.array(cartLine) });

/** What `wx.requestPayment` takes. */
const paymentParams = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});

const quoted = z.object({
  totals,
  steps: z.array(priceStep),
  lines: z.array(
    z.object({
      skuId: id.nullable(),
      title: z.string(),
      spec: z.string(),
      image: image.nullable(),
      unitFen: fen,
      quantity: z.number().int(),
      memberFen: fen,
    }),
  ),
  /** Every coupon of mine: in use, possible, or why not. */
  coupons: z.array(
    z.object({
      id,
      title: z.string(),
      applies: z.boolean(),
      chosen: z.boolean(),
      takesFen: fen,
      aloneFen: fen,
      reason: z.string().nullable(),
      validUntil: instant,
    }),
  ),
  points: z.object({ balance: z.number().int(), usable: z.number().int(), usableFen: fen }),
  balance: z.object({ fen, usableFen: fen }),
});

export const memberOrderContracts = {
  'member.cart.get': endpoint({
    summary: 'My cart, with what cannot be bought any more.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({ cart }),
    errors: [],
  }),
  'member.cart.set': endpoint({
    summary: 'How many of a variant I want; 0 takes it out.',
    kind: 'write',
    access: member,
    input: z.object({ skuId: id, quantity: z.number().int().min(0).max(999) }),
    output: z.object({ cart }),
    errors: ['catalog.not_found', 'order.cart_full'],
  }),
  'member.cart.add': endpoint({
    summary: 'Put more of a variant into the cart.',
    kind: 'write',
    access: member,
    input: z.object({ skuId: id, quantity: z.number().int().min(1).max(999) }),
    output: z.object({ cart }),
    errors: ['catalog.not_found', 'order.cart_full'],
  }),
  'member.checkout.quote': endpoint({
    summary: 'What it would cost and how that comes about; changes nothing.',
    kind: 'read',
    access: member,
    input: z.object({ purchase, means, locale }),
    output: quoted,
    errors: [
      'catalog.not_found',
      'catalog.off_sale',
      'catalog.out_of_stock',
      'order.delivery_impossible',
      'order.store_closed',
      'order.offer_gone',
    ],
  }),
  'member.orders.create': endpoint({
    summary: 'Buy: holds coupons, points, balance and stock; a price other than the expected one is refused with the new price.',
    kind: 'write',
    access: member,
    input: z.object({
      purchase,
      means,
      expectedPayFen: fen.min(0),
      address: address.nullable(),
      remark: z.string().trim().max(100).default(''),
      /** Taken out of the cart when the order is made. */
      fromCart: z.boolean().default(false),
    }),
    output: z.object({ order: orderDetail }),
    errors: createErrors,
  }),
  'member.orders.pay': endpoint({
    summary: 'What the payment sheet needs; `params` is null when nothing is left to pay.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ params: paymentParams.nullable(), order: orderDetail }),
    errors: [
      'order.not_found',
      'order.state_refused',
      'order.expired',
      'payment.not_connected',
      'payment.refused',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.refused',
    ],
  }),
  'member.orders.check-payment': endpoint({
    summary: 'After the payment sheet: asks WeChat rather than believing the phone.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ order: orderDetail }),
    errors: [
      'payment.refused',
      'order.not_found',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.refused',
    ],
  }),
  'member.orders.list': endpoint({
    summary: 'My orders of every source, newest first.',
    kind: 'read',
    access: member,
    input: z.object({
      tab: z.enum(['all', 'to_pay', 'to_ship', 'to_receive', 'done', 'refunds']).default('all'),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ orders: z.array(orderCard), next: cursor.nullable() }),
    errors: [],
  }),
  'member.orders.counts': endpoint({
    summary: 'The badges of my orders.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({ toPay: z.number().int(), toShip: z.number().int(), toReceive: z.number().int(), refunds: z.number().int() }),
    errors: [],
  }),
  'member.orders.get': endpoint({
    summary: 'One of my orders.',
    kind: 'read',
    access: member,
    input: z.object({ id }),
    output: z.object({
      order: orderDetail,
      can: z.object({ pay: z.boolean(), cancel: z.boolean(), confirm: z.boolean(), refund: z.boolean() }),
    }),
    errors: ['order.not_found'],
  }),
  'member.orders.cancel': endpoint({
    summary: 'Give up an unpaid order; what it held is free again.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ order: orderDetail }),
    errors: [
      'payment.refused',
      'order.not_found',
      'order.state_refused',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.refused',
    ],
  }),
  'member.orders.confirm-receipt': endpoint({
    summary: 'The goods are here.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ order: orderDetail }),
    errors: ['order.not_found', 'order.state_refused'],
  }),
  'member.refunds.preview': endpoint({
    summary: 'What would come back.',
    kind: 'read',
    access: member,
    input: refundWish.omit({ reason: true }),
    output: z.object({ payFen: fen, balanceFen: fen, points: z.number().int(), couponsReturn: z.boolean() }),
    errors: ['order.not_found', 'order.state_refused', 'order.refund_too_large'],
  }),
  'member.refunds.ask': endpoint({
    summary: 'Ask for a refund, with photos.',
    kind: 'write',
    access: member,
    input: refundWish.extend({ photoIds: z.array(id).max(6).default([]) }),
    output: z.object({ refund }),
    errors: ['order.not_found', 'order.state_refused', 'order.refund_too_large', 'order.refund_open', 'file.not_found'],
  }),
  'member.refunds.cancel': endpoint({
    summary: 'Take a request back that nobody has answered yet.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ refund }),
    errors: ['order.refund_not_found', 'order.state_refused'],
  }),
  'member.offers.top-ups': endpoint({
    summary: 'What can be paid in, and what the shop adds.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({
      packages: z.array(z.object({ id, payFen: fen, bonusFen: fen, bonusDays: z.number().int().nullable(), note: z.string() })),
      balance: z.object({ principalFen: fen, bonusFen: fen }),
    }),
    errors: [],
  }),
  'member.offers.paid-terms': endpoint({
    summary: 'Membership terms that can be bought.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({
      offers: z.array(
        z.object({ id, level: z.number().int(), levelName: z.string(), term: z.enum(['month', 'quarter', 'year']), priceFen: fen }),
      ),
      until: instant.nullable(),
    }),
    errors: [],
  }),
  'member.home.picks': endpoint({
    summary: 'Goods for the home page: what sells best now.',
    kind: 'read',
    access: { audience: 'public' } as const,
    input: z.object({}),
    output: z.object({ goods: z.array(goodsCard) }),
    errors: [],
  }),
};
