import { maskName } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { findVisibleNames } from '../customers/index.ts';
import { staffNamesById } from '../identity/index.ts';
import { rulesOf } from './tables.ts';
import type { CouponRow, MoveRow } from './tables.ts';

export type CouponView = Output<'member.coupons.get'>['coupon'];
export type HeldCoupon = Output<'staff.coupons.find'>['coupon'];

/** A coupon past its end is expired, whether or not the nightly job has been there. */
const stateAt = (row: Pick<CouponRow, 'state' | 'valid_until'>, now: number): CouponRow['state'] =>
  row.state === 'available' && row.valid_until <= now ? 'expired' : row.state;

export const toCouponView = (row: CouponRow, now: number): CouponView => ({
  id: row.id,
  templateId: row.template_id,
  title: row.title,
  note: row.note,
  rules: rulesOf(row),
  state: stateAt(row, now),
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  source: row.source,
  issuedAt: row.issued_at,
  usedAt: row.used_at,
  usedStore: row.used_store,
});

/** Coupons as staff see them, with code, holder and history. A holder the caller may not see has no name: at the counter anybody may come. */
export async function toHeldCoupons(ctx: Context, rows: readonly CouponRow[]): Promise<HeldCoupon[]> {
  if (rows.length === 0) return [];
  const moves: MoveRow[] = await ctx
    .db<MoveRow>('coupon_moves')
    .whereIn(
      'coupon_id',
      rows.map((row) => row.id),
    )
    .orderBy(['coupon_id', 'id']);
  const ids = [...rows.flatMap((row) => row.staff_id ?? []), ...moves.flatMap((it) => (it.actor_kind === 'staff' ? it.actor_id : []))];
  const [staff, holders] = await Promise.all([
    staffNamesById(ctx, ids),
    findVisibleNames(
      ctx,
      rows.map((row) => row.customer_id),
    ),
  ]);
  const now = ctx.clock.now();
  return rows.map((row) => ({
    ...toCouponView(row, now),
    code: row.code,
    customer: { id: row.customer_id, name: holders.get(row.customer_id) ?? maskName('') },
    staff: row.staff_id === null ? null : { staffId: row.staff_id, name: staff.get(row.staff_id) ?? '' },
    history: moves
      .filter((it) => it.coupon_id === row.id)
      .map((it) => ({ move: it.move, at: it.at, by: doer(it, staff), orderId: it.order_id, reason: it.reason })),
  }));
}

/** A member of staff by name; `member` and `system` are words the apps know. */
const doer = (it: MoveRow, staff: ReadonlyMap<string, string>): string =>
  it.actor_kind === 'staff' ? (staff.get(it.actor_id) ?? '') : it.actor_kind;

export async function toHeldCoupon(ctx: Context, row: CouponRow): Promise<HeldCoupon> {
  const [view] = await toHeldCoupons(ctx, [row]);
  if (!view) throw new Error('one coupon has one view');
  return view;
}
