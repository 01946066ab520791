import type { Validity } from '../tables.ts';

const dayMs = 86_400_000;

/** When a coupon issued now can be used. */
export const validityFrom = (validity: Validity, now: number): { valid_from: number; valid_until: number } =>
  validity.by === 'dates'
    ? { valid_from: validity.from, valid_until: validity.until }
    : { valid_from: now, valid_until: now + validity.days * dayMs };
