import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { findSkus } from '../../catalog/index.ts';
import type { SkuForSale } from '../../catalog/index.ts';
import { toImage } from '../../files/index.ts';
import type { CartLineRow } from '../tables.ts';

type Cart = Output<'member.cart.get'>;
const mostLines = 100;
const mostPieces = 999;

/** The caller's cart, newest first, with what cannot be bought any more; variants that are gone for good are not in it. */
export async function getCart(ctx: Context): Promise<Cart> {
  const { customerId } = callingMember(ctx);
  const rows: CartLineRow[] = await ctx
    .db<CartLineRow>('cart_lines')
    .where({ customer_id: customerId })
    .orderBy([
      { column: 'added_at', order: 'desc' },
      { column: 'sku_id', order: 'desc' },
    ]);
  const skus = await findSkus(
    ctx,
    rows.map((row) => row.sku_id),
  );
  return { cart: { lines: rows.flatMap((row) => (skus.has(row.sku_id) ? [toLine(row, skus.get(row.sku_id) as SkuForSale)] : [])) } };
}

const toLine = (row: CartLineRow, sku: SkuForSale): Cart['cart']['lines'][number] => ({
  ...{ skuId: sku.skuId, goodsId: sku.spuId, title: sku.title, spec: sku.spec, image: sku.imageId === null ? null : toImage(sku.imageId) },
  ...{ unitFen: sku.priceFen, quantity: row.quantity, stock: sku.stock },
  blocked: !sku.onSale ? 'off_sale' : sku.stock !== null && sku.stock < row.quantity ? 'out_of_stock' : null,
});

/** Throws catalog.not_found, order.cart_full. */
export async function setInCart(ctx: Context, it: { skuId: string; quantity: number }): Promise<Cart> {
  const { customerId } = callingMember(ctx);
  await inTransaction(ctx, (ctx) => put(ctx, customerId, it.skuId, () => it.quantity));
  return getCart(ctx);
}

/** Throws catalog.not_found, order.cart_full. */
export async function addToCart(ctx: Context, it: { skuId: string; quantity: number }): Promise<Cart> {
  const { customerId } = callingMember(ctx);
  await inTransaction(ctx, (ctx) => put(ctx, customerId, it.skuId, (before) => Math.min(before + it.quantity, mostPieces)));
  return getCart(ctx);
}

async function put(ctx: Context, customerId: string, skuId: string, quantityAfter: (before: number) => number): Promise<void> {
  const line = { customer_id: customerId, sku_id: skuId };
  const [known]: CartLineRow[] = await ctx.dialect.lockRows(ctx.db<CartLineRow>('cart_lines').where(line));
  const quantity = quantityAfter(known?.quantity ?? 0);
  if (quantity === 0) return void (await ctx.db('cart_lines').where(line).delete());
  if (known) return void (await ctx.db('cart_lines').where(line).update({ quantity }));
  if (!(await findSkus(ctx, [skuId])).has(skuId)) throw new AppError('catalog.not_found', { skuId });
  const others = await ctx.db('cart_lines').where({ customer_id: customerId }).limit(mostLines).pluck<string[]>('sku_id');
  if (others.length === mostLines) throw new AppError('order.cart_full', { most: mostLines });
  const row: CartLineRow = { ...line, quantity, added_at: ctx.clock.now() };
  await insertOrRetry(ctx, 'the same variant was put into the cart twice at once', () => ctx.db('cart_lines').insert(row));
}
