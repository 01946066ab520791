import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';

export interface Pieces {
  skuId: string;
  quantity: number;
}

/**
 * Takes pieces out of stock in the caller's transaction: all or, by its rollback, none. One conditional statement per variant, in the order of their
 * ids, so that two orders for the same goods wait for each other instead of locking each other out. Throws catalog.out_of_stock with the skuId.
 */
export async function takeStock(ctx: Context, pieces: readonly Pieces[]): Promise<void> {
  for (const [skuId, quantity] of inOrder(pieces)) {
    // `null - n` is null: what is not counted stays so.
    const taken = await ctx
      .db('skus')
      .where({ id: skuId })
      .where((where) => void where.whereNull('stock').orWhere('stock', '>=', quantity))
      .update({ stock: ctx.db.raw('stock - ?', [quantity]) });
    if (taken !== 1) throw new AppError('catalog.out_of_stock', { skuId });
  }
}

/** Puts pieces back, withdrawn variants' too, in the caller's transaction. Whoever calls makes sure that it happens once. */
export async function giveStock(ctx: Context, pieces: readonly Pieces[]): Promise<void> {
  for (const [skuId, quantity] of inOrder(pieces)) {
    await ctx
      .db('skus')
      .where({ id: skuId })
      .update({ stock: ctx.db.raw('stock + ?', [quantity]) });
  }
}

function inOrder(pieces: readonly Pieces[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { skuId, quantity } of pieces) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity);
  return [...sums].filter(([, quantity]) => quantity > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
