import type { ErrorCode } from '@lianke/shared';
import { AppError } from '../../../kernel/errors.ts';
import type { CouponRow } from '../tables.ts';

export type Refusal = Extract<
  ErrorCode,
  'coupon.not_found' | 'coupon.already_used' | 'coupon.expired' | 'coupon.voided' | 'coupon.locked_by_order' | 'coupon.not_yet_valid'
>;

/** Why a coupon cannot be used now, with when and where it was; undefined when it can. */
export function refusalOf(row: CouponRow | undefined, now: number): { code: Refusal; data: Record<string, unknown> } | undefined {
  if (!row) return { code: 'coupon.not_found', data: {} };
  if (row.state === 'used')
    return { code: 'coupon.already_used', data: { usedAt: row.used_at, usedStore: row.used_store, orderId: row.order_id } };
  if (row.state === 'void') return { code: 'coupon.voided', data: {} };
  if (row.state === 'locked') return { code: 'coupon.locked_by_order', data: { orderId: row.order_id } };
  if (row.state === 'expired' || row.valid_until <= now) return { code: 'coupon.expired', data: { validUntil: row.valid_until } };
  return row.valid_from > now ? { code: 'coupon.not_yet_valid', data: { validFrom: row.valid_from } } : undefined;
}

/** Throws what holds against using the coupon. When nothing does any more, somebody let it go between the statement and this look. */
export function refuse(row: CouponRow | undefined, now: number, more: Record<string, unknown> = {}): never {
  const found = refusalOf(row, now);
  throw found ? new AppError(found.code, { ...found.data, ...more }) : new AppError('coupon.state_refused', more);
}
