import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { couponRules } from '../pricing/coupon-rules.ts';
import { couponTemplateStates } from '../values/coupon-words.ts';
import { validity } from './coupon-shapes.ts';
import { cursor, fen, id, instant, pageSize, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'coupons.read' } as const;
const write = { audience: 'staff', permission: 'coupons.write' } as const;

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

export const couponTemplateContracts = {
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
};
