import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { couponMoves } from '../values/coupon-words.ts';
import { claimErrors, coupon } from './coupon-shapes.ts';
import { selection } from './customer-shapes.ts';
import { cursor, fen, id, instant, pageSize, progress, reason, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'coupons.read' } as const;
const grant = { audience: 'staff', permission: 'coupons.grant' } as const;
const redeem = { audience: 'staff', permission: 'coupons.redeem' } as const;

/** As staff see it: with its code and how it came. */
const heldCoupon = coupon.extend({
  code: z.string(),
  customer: z.object({ id, name: z.string() }),
  staff: staffName.nullable(),
  history: z.array(z.object({ move: z.enum(couponMoves), at: instant, by: z.string(), orderId: id.nullable(), reason: z.string() })),
});

const grantRun = z.object({
  id,
  templateId: id,
  title: z.string(),
  status: z.enum(['preparing', 'running', 'done', 'cancelled', 'failed']),
  progress,
  reason: z.string(),
  startedBy: staffName,
  startedAt: instant,
  finishedAt: instant.nullable(),
  can: z.object({ cancel: z.boolean(), download: z.boolean() }),
});

export const couponContracts = {
  'staff.coupons.of-customer': endpoint({
    summary: 'What a customer holds, and what could be given to them.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ coupons: z.array(heldCoupon), next: cursor.nullable(), usable: z.number().int() }),
    errors: ['customer.not_found'],
  }),
  'staff.coupons.find': endpoint({
    summary: 'A coupon by its printed code.',
    kind: 'read',
    access: read,
    input: z.object({ code: z.string().trim().min(4).max(300) }),
    output: z.object({ coupon: heldCoupon }),
    errors: ['coupon.not_found'],
  }),
  'staff.coupons.grant': endpoint({
    summary: 'Give one customer a coupon, with a reason.',
    kind: 'write',
    access: grant,
    input: z.object({ templateId: id, customerId: id, reason }),
    output: z.object({ coupon: heldCoupon }),
    errors: [...claimErrors, 'customer.not_found'],
  }),
  'staff.coupons.share': endpoint({
    summary: 'A mini-program card to send into the chat; whoever opens it first claims the coupon, and it counts for the sharer.',
    kind: 'write',
    access: grant,
    input: z.object({ templateId: id, customerId: id.optional() }),
    output: z.object({ token: z.string(), title: z.string(), page: z.string(), appId: z.string(), expiresAt: instant }),
    errors: [...claimErrors, 'customer.not_found'],
  }),
  'staff.coupons.void': endpoint({
    summary: 'Take a coupon back, with a reason.',
    kind: 'write',
    access: grant,
    input: z.object({ id, reason }),
    output: z.object({ coupon: heldCoupon }),
    errors: ['coupon.not_found', 'coupon.state_refused'],
  }),
  'staff.coupons.look-at-code': endpoint({
    summary: 'What a scanned code is, and what it would take off; changes nothing.',
    kind: 'read',
    access: redeem,
    input: z.object({ code: z.string().min(4).max(300), store: z.string().max(64).optional(), amountFen: fen.min(0).optional() }),
    output: z.object({ coupon: heldCoupon, offFen: fen.nullable(), blocked: z.string().nullable() }),
    errors: ['coupon.code_invalid', 'coupon.code_expired', 'coupon.not_found'],
  }),
  'staff.coupons.redeem': endpoint({
    summary: 'Redeem a scanned coupon at the counter.',
    kind: 'write',
    access: redeem,
    input: z.object({ code: z.string().min(4).max(300), store: z.string().max(64).optional(), amountFen: fen.min(0).optional() }),
    output: z.object({ coupon: heldCoupon, offFen: fen.nullable() }),
    errors: [
      'coupon.code_invalid',
      'coupon.code_expired',
      'coupon.not_found',
      'coupon.already_used',
      'coupon.expired',
      'coupon.not_yet_valid',
      'coupon.voided',
      'coupon.locked_by_order',
      'coupon.wrong_store',
      'coupon.below_threshold',
    ],
  }),

  'staff.coupon-grants.start': endpoint({
    summary: 'Give a coupon to many customers as a background job: the customers a list shows, or named ones.',
    kind: 'write',
    access: grant,
    input: z.object({ templateId: id, target: z.union([z.object({ ids: z.array(id).min(1).max(1000) }), selection]), reason }),
    output: z.object({ grant: grantRun }),
    errors: [
      'coupon.template_not_found',
      'coupon.state_refused',
      'customer.not_found',
      'customer.field_forbidden',
      'customer.filter_invalid',
    ],
  }),
  'staff.coupon-grants.list': endpoint({
    summary: 'Grants, newest first.',
    kind: 'read',
    access: read,
    input: z.object({ templateId: id.optional(), cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ grants: z.array(grantRun), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.coupon-grants.cancel': endpoint({
    summary: 'Stop a grant; what was given stays given.',
    kind: 'write',
    access: grant,
    input: z.object({ id }),
    output: z.object({ grant: grantRun }),
    errors: ['coupon.grant_not_found', 'coupon.state_refused'],
  }),
};
