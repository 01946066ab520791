import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { couponRules } from '../pricing/coupon-rules.ts';
import { couponMoves, couponSources, couponStates, couponTemplateStates } from '../values/coupon-words.ts';
import { selection } from './customer-shapes.ts';
import { cursor, fen, id, instant, pageSize, progress, reason, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'coupons.read' } as const;
const write = { audience: 'staff', permission: 'coupons.write' } as const;
const grant = { audience: 'staff', permission: 'coupons.grant' } as const;
const redeem = { audience: 'staff', permission: 'coupons.redeem' } as const;
const member = { audience: 'member' } as const;

/** Absolute days, or so many days after it was claimed. */
const validity = z.discriminatedUnion('by', [
  z.object({ by: z.literal('dates'), from: instant, until: instant }),
  z.object({ by: z.literal('days'), days: z.number().int().min(1).max(3650) }),
]);

/** Who may claim. Segments join with campaigns. */
const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody') }),
  z.object({ kind: z.literal('levels'), levels: z.array(z.number().int().min(0).max(99)).min(1).max(20) }),
]);

/** What may still be changed while live: everything else is money and frozen. `total`, `claimUntil` and `budgetFen` only grow. */
const extendable = {
  title: z.string().trim().min(1).max(20),
  /** 使用须知 */
  note: z.string().trim().max(500),
  total: z.number().int().min(1).max(10_000_000),
  claimUntil: instant,
  budgetFen: fen.min(1).nullable(),
};
const templateInput = z.object({
  ...extendable,
  rules: couponRules,
  validity,
  audience,
  claimFrom: instant,
  perPerson: z.number().int().min(1).max(99),
  /** False: only granted or shared, not shown in the coupon centre. */
  inCentre: z.boolean(),
  /** Points to pay for one in the points mall; null: not there. */
  pricePoints: z.number().int().min(1).max(10_000_000).nullable(),
  /** Codes of another system are handed out instead of ours. */
  ownCodes: z.boolean(),
});

const template = templateInput.extend({
  id,
  version: z.number().int(),
  state: z.enum(couponTemplateStates),
  counts: z.object({
    issued: z.number().int(),
    claimed: z.number().int(),
    used: z.number().int(),
    /** Taken off orders so far, and what those orders came to. */
    offFen: fen,
    revenueFen: fen,
    /** Codes of another system not handed out yet; null when they are ours. */
    codesLeft: z.number().int().nullable(),
  }),
  createdAt: instant,
  createdBy: staffName,
});

const coupon = z.object({
  id,
  templateId: id,
  title: z.string(),
  note: z.string(),
  rules: couponRules,
  state: z.enum(couponStates),
  validFrom: instant,
  validUntil: instant,
  source: z.enum(couponSources),
  issuedAt: instant,
  usedAt: instant.nullable(),
  /** Where it was used. */
  usedStore: z.string().nullable(),
});

/** As staff see it: with its code and how it came. */
const heldCoupon = coupon.extend({
  code: z.string(),
  customer: z.object({ id, name: z.string() }),
  staff: staffName.nullable(),
  history: z.array(z.object({ move: z.enum(couponMoves), at: instant, by: z.string(), orderId: id.nullable(), reason: z.string() })),
});

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

const claimErrors = [
  'coupon.not_found',
  'coupon.not_started',
  'coupon.claim_ended',
  'coupon.sold_out',
  'coupon.limit_reached',
  'coupon.not_in_audience',
] as const;

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

  'staff.coupon-templates.list': endpoint({
    summary: 'Templates, newest first, with what became of them.',
    kind: 'read',
    access: read,
    input: z.object({ state: z.enum(couponTemplateStates).optional(), cursor: cursor.optional(), limit: pageSize.default(30) }),
    output: z.object({ templates: z.array(template), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.coupon-templates.get': endpoint({
    summary: 'One template.',
    kind: 'read',
    access: read,
    input: z.object({ id }),
    output: z.object({ template }),
    errors: ['coupon.template_not_found'],
  }),
  'staff.coupon-templates.save': endpoint({
    summary: 'Write a draft, or make a new one.',
    kind: 'write',
    access: write,
    input: z.object({ id: id.optional(), template: templateInput }),
    output: z.object({ template }),
    errors: ['coupon.template_not_found', 'coupon.template_frozen', 'coupon.template_invalid'],
  }),
  'staff.coupon-templates.extend': endpoint({
    summary: 'Change words, or add time, number or budget to a template that is live or paused.',
    kind: 'write',
    access: write,
    input: z.object({ id, change: z.object(extendable).partial() }),
    output: z.object({ template }),
    errors: ['coupon.template_not_found', 'coupon.template_frozen', 'coupon.template_invalid'],
  }),
  'staff.coupon-templates.set-state': endpoint({
    summary: 'Go live, pause, go on, end.',
    kind: 'write',
    access: write,
    input: z.object({ id, state: z.enum(['live', 'paused', 'ended']) }),
    output: z.object({ template }),
    errors: ['coupon.template_not_found', 'coupon.state_refused'],
  }),
  'staff.coupon-templates.add-codes': endpoint({
    summary: 'Add codes of another system; ones that are there already are skipped and counted.',
    kind: 'write',
    access: write,
    input: z.object({ id, codes: z.array(z.string().trim().min(4).max(64)).min(1).max(5000) }),
    output: z.object({ added: z.number().int(), skipped: z.number().int() }),
    errors: ['coupon.template_not_found', 'coupon.template_frozen'],
  }),

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
