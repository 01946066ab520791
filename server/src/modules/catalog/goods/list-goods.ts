import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import type { SpuRow } from '../tables.ts';
import { getGoods, toGoods } from './goods-store.ts';
import { inCategory, matchWords } from './search-goods.ts';

/** Goods for staff, newest first. */
export async function listGoods(
  ctx: Context,
  { on, categoryId, words, cursor, limit = 20 }: Input<'staff.catalog.list'>,
): Promise<Output<'staff.catalog.list'>> {
  const query = ctx.db('spus');
  if (on !== undefined) void query.where({ is_on: on ? 1 : 0 });
  inCategory(ctx, query, categoryId);
  matchWords(ctx, query, words, { codes: true });
  const { page, next } = await newestPage<SpuRow>(query, 'goods', { cursor, limit });
  return { goods: await toGoods(ctx, page), next };
}

/** Throws catalog.not_found. */
export const readGoods = async (ctx: Context, { id }: { id: string }): Promise<Output<'staff.catalog.get'>> => ({
  goods: await getGoods(ctx, id),
});
