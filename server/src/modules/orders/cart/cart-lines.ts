import type { Context } from '../../../kernel/context.ts';
import type { CartLineRow } from '../tables.ts';

/** What was ordered from the cart is in it no more: the pieces that were bought, not what was added meanwhile. In the caller's transaction. */
export async function takeOutOfCart(
  ctx: Pick<Context, 'db'>,
  customerId: string,
  lines: readonly { skuId: string; quantity: number }[],
): Promise<void> {
  for (const { skuId, quantity } of lines) {
    const line = { customer_id: customerId, sku_id: skuId };
    await ctx
      .db<CartLineRow>('cart_lines')
      .where(line)
      .update({ quantity: ctx.db.raw('quantity - ?', [quantity]) as unknown as number });
    await ctx.db('cart_lines').where(line).where('quantity', '<=', 0).delete();
  }
}
