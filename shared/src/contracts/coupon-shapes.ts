import { z } from 'zod';
import { couponRules } from '../pricing/coupon-rules.ts';
import { couponSources, couponStates } from '../values/coupon-words.ts';
import { id, instant } from './shapes.ts';

/** Absolute days, or so many days after it was claimed. */
export const validity = z.discriminatedUnion('by', [
  z.object({ by: z.literal('dates'), from: instant, until: instant }),
  z.object({ by: z.literal('days'), days: z.number().int().min(1).max(3650) }),
]);

/** As its holder sees it. */
export const coupon = z.object({
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

/** Why somebody is not given one. */
export const claimErrors = [
  'coupon.not_found',
  'coupon.not_started',
  'coupon.claim_ended',
  'coupon.sold_out',
  'coupon.limit_reached',
  'coupon.not_in_audience',
] as const;
