import { customerMerged, customerUnmerged } from '../../../events/customers.ts';
import type { Context } from '../../../kernel/context.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { lockLevels } from '../../customers/index.ts';
import type { TitleRow } from '../tables.ts';

export const onMergedInvoices = defineReaction({
  event: customerMerged,
  name: 'invoices.follow-merge',
  run: (ctx, { keptId, lostId }) => settle(ctx, [keptId, lostId]),
});

export const onUnmergedInvoices = defineReaction({
  event: customerUnmerged,
  name: 'invoices.follow-unmerge',
  run: (ctx, { keptId, restoredId }) => settle(ctx, [keptId, restoredId]),
});

/** Brings requests and titles to the record their first customer goes by now: right in whatever order merges and their undoing arrive. */
async function settle(ctx: Context, recordIds: readonly string[]): Promise<void> {
  const live = await lockLevels(ctx, recordIds);
  const places = [...new Set([...recordIds, ...[...live.values()].map(({ id }) => id)])];
  await settleRequests(ctx, places);
  await settleTitles(ctx, places);
}

async function settleRequests(ctx: Context, places: readonly string[]): Promise<void> {
  const at = () => ctx.db('invoice_requests').whereIn('customer_id', [...places]);
  const homes = await lockLevels(ctx, await at().distinct().pluck<string[]>('origin_customer_id'));
  for (const [origin, { id: home }] of homes)
    await at().where({ origin_customer_id: origin }).whereNot({ customer_id: home }).update({ customer_id: home });
}

/** A title that both records had stays once, with the record it came to first; the other is not needed any more. */
async function settleTitles(ctx: Context, places: readonly string[]): Promise<void> {
  const rows = await ctx
    .db<TitleRow>('invoice_titles')
    .whereIn('customer_id', [...places])
    .orderBy('id');
  const homes = await lockLevels(
    ctx,
    rows.map((row) => row.origin_customer_id),
  );
  for (const row of rows) {
    const home = homes.get(row.origin_customer_id)?.id ?? row.customer_id;
    if (home === row.customer_id) continue;
    const there = await ctx.db<TitleRow>('invoice_titles').where({ customer_id: home, title_index: row.title_index }).first('id');
    if (there) await ctx.db<TitleRow>('invoice_titles').where({ id: row.id }).delete();
    // Both had a default of their kind: the record that stays keeps its own.
    else await ctx.db<TitleRow>('invoice_titles').where({ id: row.id }).update({ customer_id: home, is_default: 0 });
  }
}
