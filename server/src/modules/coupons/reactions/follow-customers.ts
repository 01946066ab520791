import { customerMerged, customerUnmerged } from '../../../events/customers.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import type { Context } from '../../../kernel/context.ts';
import { lockLevels } from '../../customers/index.ts';
import { freeSeq } from '../rules/room.ts';
import type { CouponRow, SlotRow } from '../tables.ts';

export const onCustomerMerged = defineReaction({
  event: customerMerged,
  name: 'coupons.follow-merge',
  run: (ctx, { keptId, lostId }) => settle(ctx, [keptId, lostId]),
});

export const onCustomerUnmerged = defineReaction({
  event: customerUnmerged,
  name: 'coupons.follow-unmerge',
  run: (ctx, { keptId, restoredId }) => settle(ctx, [keptId, restoredId]),
});

/**
 * Brings every coupon and slot that stands at these records to the record its first holder goes by now: right in whatever order merges, their undoing
 * and claims arrive. The records are held meanwhile, as a claim holds them.
 */
async function settle(ctx: Context, recordIds: readonly string[]): Promise<void> {
  const live = await lockLevels(ctx, recordIds);
  const places = [...new Set([...recordIds, ...[...live.values()].map(({ id }) => id)])];
  const coupons = await ctx.db<CouponRow>('coupons').whereIn('customer_id', places).select('id', 'customer_id', 'origin_customer_id');
  const slots: SlotRow[] = await ctx.db<SlotRow>('coupon_slots').whereIn('customer_id', places).orderBy(['template_id', 'seq']);
  const homes = await lockLevels(
    ctx,
    [...coupons, ...slots].map((row) => row.origin_customer_id),
  );
  for (const row of coupons) {
    const home = homes.get(row.origin_customer_id)?.id;
    if (home !== undefined && home !== row.customer_id) await ctx.db('coupons').where({ id: row.id }).update({ customer_id: home });
  }
  await moveSlots(ctx, slots, (row) => homes.get(row.origin_customer_id)?.id);
}

/**
 * Somebody who was two people may hold more than the limit allows one: those stay, under the lowest numbers that are free, so that no further one is
 * given until they are few enough.
 */
async function moveSlots(ctx: Context, slots: readonly SlotRow[], homeOf: (row: SlotRow) => string | undefined): Promise<void> {
  const moving = slots.filter((row) => ![undefined, row.customer_id].includes(homeOf(row)));
  for (const row of moving) {
    const home = homeOf(row) ?? row.customer_id;
    const there = { customer_id: home, template_id: row.template_id };
    const taken = new Set(await ctx.db('coupon_slots').where(there).pluck<number[]>('seq'));
    await ctx
      .db('coupon_slots')
      .where({ customer_id: row.customer_id, template_id: row.template_id, seq: row.seq })
      .update({ customer_id: home, seq: freeSeq(taken) });
  }
}
