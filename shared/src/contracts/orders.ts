import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { orderKinds, orderRefundStates, orderStates, refundStates } from '../values/order-words.ts';
import { address, refund, refundWish, staffOrder, staffOrderCard } from './order-shapes.ts';
import { cursor, fen, id, instant, pageSize, reason, total } from './shapes.ts';

const read = { audience: 'staff', permission: 'orders.read' } as const;
const ship = { audience: 'staff', permission: 'orders.ship' } as const;
const mayRefund = { audience: 'staff', permission: 'orders.refund' } as const;
const manage = { audience: 'staff', permission: 'sales.manage' } as const;

const salesSettings = z.object({
  shippingFen: fen.min(0).max(100_000),
  /** Null: never free. */
  freeShippingFromFen: fen.min(0).max(100_000_000).nullable(),
  /** Days after shipping until receipt is taken for granted. */
  autoCompleteDays: z.number().int().min(1).max(60),
  /** The part of an order that points may pay, in basis points. */
  pointsMaxShareBps: z.number().int().min(0).max(10_000),
  topUps: z
    .array(
      z.object({
        id: id.optional(),
        payFen: fen.min(1).max(10_000_000),
        bonusFen: fen.min(0).max(10_000_000),
        bonusDays: z.number().int().min(1).max(3650).nullable(),
        note: z.string().trim().max(40),
        on: z.boolean(),
      }),
    )
    .max(20),
  paidTerms: z
    .array(
      z.object({
        id: id.optional(),
        level: z.number().int().min(0).max(99),
        term: z.enum(['month', 'quarter', 'year']),
        priceFen: fen.min(1).max(10_000_000),
        on: z.boolean(),
      }),
    )
    .max(20),
});

export const orderContracts = {
  'staff.orders.list': endpoint({
    summary: 'Orders of customers I may see, newest first.',
    kind: 'read',
    access: read,
    input: z.object({
      states: z.array(z.enum(orderStates)).max(6).optional(),
      refundStates: z.array(z.enum(orderRefundStates)).max(5).optional(),
      kinds: z.array(z.enum(orderKinds)).max(5).optional(),
      source: z.string().max(80).optional(),
      /** An order number, ours or the other system's, or a transaction id. */
      number: z.string().trim().max(64).optional(),
      customerId: id.optional(),
      from: instant.optional(),
      until: instant.optional(),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ orders: z.array(staffOrderCard), next: cursor.nullable(), total }),
    errors: ['customer.not_found'],
  }),
  'staff.orders.of-customer': endpoint({
    summary: 'What a customer bought, of every source, with the four numbers of the sidebar.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(10) }),
    output: z.object({
      orders: z.array(staffOrderCard),
      next: cursor.nullable(),
      /** What was spent is null for those from whom it is hidden. */
      sums: z.object({
        orders: z.number().int(),
        paidFen: fen.nullable(),
        paid12MonthsFen: fen.nullable(),
        lastOrderAt: instant.nullable(),
      }),
    }),
    errors: ['customer.not_found'],
  }),
  'staff.orders.get': endpoint({
    summary: 'One order whole, with its history.',
    kind: 'read',
    access: read,
    input: z.object({ id }),
    output: z.object({ order: staffOrder }),
    errors: ['order.not_found'],
  }),
  'staff.orders.reveal-address': endpoint({
    summary: 'The address in full, with a reason; recorded.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.reveal' } as const,
    input: z.object({ id, reason }),
    output: z.object({ address }),
    errors: ['order.not_found', 'customer.reveal_limit', 'customer.field_forbidden', 'customer.value_missing'],
  }),
  'staff.orders.ship': endpoint({
    summary: 'The goods are on their way; also told to WeChat where the money waits for it.',
    kind: 'write',
    access: ship,
    input: z.object({ id, company: z.string().trim().min(1).max(40), trackingNo: z.string().trim().min(1).max(64) }),
    output: z.object({ order: staffOrder }),
    errors: ['order.not_found', 'order.state_refused'],
  }),
  'staff.orders.complete': endpoint({
    summary: 'Handed over in the store, or received.',
    kind: 'write',
    access: ship,
    input: z.object({ id }),
    output: z.object({ order: staffOrder }),
    errors: ['order.not_found', 'order.state_refused'],
  }),
  'staff.orders.close': endpoint({
    summary: 'Give up an unpaid order.',
    kind: 'write',
    access: ship,
    input: z.object({ id, reason }),
    output: z.object({ order: staffOrder }),
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
  'staff.refunds.list': endpoint({
    summary: 'Refunds, those that wait for an answer first.',
    kind: 'read',
    access: read,
    input: z.object({ states: z.array(z.enum(refundStates)).max(6).optional(), cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      refunds: z.array(refund.extend({ orderNo: z.string(), customer: z.object({ id, name: z.string() }).nullable() })),
      next: cursor.nullable(),
    }),
    errors: [],
  }),
  'staff.refunds.preview': endpoint({
    summary: 'What would go back.',
    kind: 'read',
    access: mayRefund,
    input: refundWish.omit({ reason: true }),
    output: z.object({ payFen: fen, balanceFen: fen, points: z.number().int(), couponsReturn: z.boolean() }),
    errors: ['order.not_found', 'order.state_refused', 'order.refund_too_large'],
  }),
  'staff.refunds.make': endpoint({
    summary: 'Refund an order, wholly or in part, without being asked.',
    kind: 'write',
    access: mayRefund,
    input: refundWish.extend({ restock: z.boolean().default(true) }),
    output: z.object({ refund }),
    errors: ['order.not_found', 'order.state_refused', 'order.refund_too_large', 'order.refund_open'],
  }),
  'staff.refunds.approve': endpoint({
    summary: 'Let a refund through: money, points, balance, stock and coupons go back.',
    kind: 'write',
    access: mayRefund,
    input: z.object({ id, restock: z.boolean().default(true), answer: z.string().trim().max(200).default('') }),
    output: z.object({ refund }),
    errors: ['order.refund_not_found', 'order.state_refused', 'order.refund_too_large'],
  }),
  'staff.refunds.refuse': endpoint({
    summary: 'Refuse a refund, and say why.',
    kind: 'write',
    access: mayRefund,
    input: z.object({ id, answer: reason }),
    output: z.object({ refund }),
    errors: ['order.refund_not_found', 'order.state_refused'],
  }),
  'staff.sales.settings': endpoint({
    summary: 'Shipping fee, waiting times, top-ups and membership terms on sale.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({ settings: salesSettings, version: z.number().int() }),
    errors: [],
  }),
  'staff.sales.save-settings': endpoint({
    summary: 'Change them.',
    kind: 'write',
    access: manage,
    input: z.object({ settings: salesSettings, version: z.number().int() }),
    output: z.object({ settings: salesSettings, version: z.number().int() }),
    errors: ['order.settings_changed'],
  }),
};
