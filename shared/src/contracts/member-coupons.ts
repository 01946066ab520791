import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { couponRules } from '../pricing/coupon-rules.ts';
import { claimErrors, coupon, validity } from './coupon-shapes.ts';
import { cursor, id, instant, pageSize } from './shapes.ts';

const member = { audience: 'member' } as const;

const offered = z.object({
  templateId: id,
  title: z.string(),
  note: z.string(),
  rules: couponRules,
  validity,
  claimUntil: instant,
  /** Null: plenty. */
  left: z.number().int().nullable(),
  mine: z.number().int(),
  perPerson: z.number().int(),
  pricePoints: z.number().int().nullable(),
  /** Why it cannot be claimed now; null when it can. */
  blocked: z.enum(['not_started', 'ended', 'sold_out', 'limit_reached', 'not_in_audience', 'not_enough_points']).nullable(),
});

export const memberCouponContracts = {
  'member.coupons.centre': endpoint({
    summary: 'Coupons that can be claimed now, with why some cannot.',
    kind: 'read',
    access: member,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ offers: z.array(offered), next: cursor.nullable() }),
    errors: [],
  }),
  'member.coupons.claim': endpoint({
    summary: 'Claim one coupon of a template.',
    kind: 'write',
    access: member,
    input: z.object({ templateId: id }),
    output: z.object({ coupon }),
    errors: claimErrors,
  }),
  'member.coupons.claim-shared': endpoint({
    summary: 'Claim the coupon a member of staff shared into the chat; a token works once.',
    kind: 'write',
    access: member,
    input: z.object({ token: z.string().min(20).max(300) }),
    output: z.object({ coupon }),
    errors: [...claimErrors, 'coupon.share_invalid', 'coupon.share_used'],
  }),
  'member.coupons.list': endpoint({
    summary: 'My coupons: usable, used, or expired and void.',
    kind: 'read',
    access: member,
    input: z.object({
      tab: z.enum(['usable', 'used', 'expired']).default('usable'),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ coupons: z.array(coupon), next: cursor.nullable(), usable: z.number().int() }),
    errors: [],
  }),
  'member.coupons.get': endpoint({
    summary: 'One of my coupons.',
    kind: 'read',
    access: member,
    input: z.object({ id }),
    output: z.object({ coupon }),
    errors: ['coupon.not_found'],
  }),
  'member.coupons.code': endpoint({
    summary: 'What the counter scans: signed, good for half a minute.',
    kind: 'read',
    access: member,
    input: z.object({ id }),
    output: z.object({ code: z.string(), refreshAt: instant }),
    errors: ['coupon.not_found', 'coupon.not_usable'],
  }),
  'member.points.mall': endpoint({
    summary: 'Coupons that points buy.',
    kind: 'read',
    access: member,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ offers: z.array(offered), next: cursor.nullable(), points: z.number().int() }),
    errors: [],
  }),
  'member.points.exchange': endpoint({
    summary: 'Pay for a coupon with points.',
    kind: 'write',
    access: member,
    input: z.object({ templateId: id }),
    output: z.object({ coupon, points: z.number().int() }),
    errors: [...claimErrors, 'ledger.balance_short'],
  }),
};
