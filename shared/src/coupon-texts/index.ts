/** Coupons in the words people read; pure, without a user interface, so that every app says the same. */
export type { Locale } from './locale.ts';
export * from './coupon-value.ts';
export * from './coupon-rule-texts.ts';
export * from './coupon-validity.ts';
