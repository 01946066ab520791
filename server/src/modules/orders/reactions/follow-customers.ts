import { customerMerged, customerUnmerged } from '../../../events/customers.ts';
import type { Context } from '../../../kernel/context.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { lockLevels } from '../../customers/index.ts';
import type { CartLineRow } from '../tables.ts';

export const onCustomersMerged = defineReaction({
  event: customerMerged,
  name: 'orders.follow-merge',
  run: (ctx, { keptId, lostId }) => settle(ctx, [keptId, lostId]),
});

export const onCustomersUnmerged = defineReaction({
  event: customerUnmerged,
  name: 'orders.follow-unmerge',
  run: (ctx, { keptId, restoredId }) => settle(ctx, [keptId, restoredId]),
});

/**
 * Brings every order and refund that stands at these records to the record its first customer goes by now: right in whatever order merges and their
 * undoing arrive. A cart has no first owner: it follows a merge and stays where it is when that is undone.
 */
async function settle(ctx: Context, recordIds: readonly string[]): Promise<void> {
  const live = await lockLevels(ctx, recordIds);
  const places = [...new Set([...recordIds, ...[...live.values()].map(({ id }) => id)])];
  for (const table of ['orders', 'order_refunds']) {
    const origins = await ctx.db(table).whereIn('customer_id', places).distinct().pluck<string[]>('origin_customer_id');
    const homes = await lockLevels(ctx, origins);
    for (const [origin, { id: home }] of homes)
      await ctx.db(table).where({ origin_customer_id: origin }).whereIn('customer_id', places).whereNot({ customer_id: home }).update({
        customer_id: home,
      });
  }
  for (const id of recordIds) {
    const home = live.get(id)?.id;
    if (home !== undefined && home !== id) await moveCart(ctx, id, home);
  }
}

/** What both carts hold is there once, as often as in the fuller one. */
async function moveCart(ctx: Context, from: string, to: string): Promise<void> {
  const lines: CartLineRow[] = await ctx.db<CartLineRow>('cart_lines').where({ customer_id: from });
  const there: CartLineRow[] = await ctx.db<CartLineRow>('cart_lines').where({ customer_id: to });
  for (const line of lines) {
    const known = there.find((it) => it.sku_id === line.sku_id);
    const at = { customer_id: from, sku_id: line.sku_id };
    if (!known) await ctx.db('cart_lines').where(at).update({ customer_id: to });
    else {
      await ctx
        .db('cart_lines')
        .where({ customer_id: to, sku_id: line.sku_id })
        .update({ quantity: Math.max(known.quantity, line.quantity) });
      await ctx.db('cart_lines').where(at).delete();
    }
  }
}
