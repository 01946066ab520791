import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SpuRow } from '../tables.ts';
import { toGoodsCards } from './goods-cards.ts';
import { getGoods } from './goods-store.ts';
import { inCategory, matchWords } from './search-goods.ts';

/** More than this is nobody's business: who could read the stock every day would read the shop's sales. */
const mostShown = 99;

/** Goods on sale, newest first, for anybody. */
export async function browseGoods(
  ctx: Context,
  { categoryId, words, cursor, limit = 20 }: Input<'member.catalog.goods'>,
): Promise<Output<'member.catalog.goods'>> {
  const query = ctx.db('spus').where({ is_on: 1 });
  inCategory(ctx, query, categoryId);
  matchWords(ctx, query, words, { codes: false });
  const { page, next } = await newestPage<SpuRow>(query, 'goods-on-sale', { cursor, limit });
  return { goods: await toGoodsCards(ctx, page), next };
}

/** Goods on sale as anybody may see them. Throws catalog.not_found. */
export async function lookAtGoods(ctx: Context, { id }: { id: string }): Promise<Output<'member.catalog.get'>> {
  const goods = await getGoods(ctx, id);
  if (!goods.on) throw new AppError('catalog.not_found');
  const skus = goods.skus.map((sku) => ({
    ...sku,
    code: '',
    barcode: '',
    stock: sku.stock === null ? null : Math.min(sku.stock, mostShown),
  }));
  return { goods: { ...goods, skus } };
}
