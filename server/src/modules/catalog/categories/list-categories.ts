import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { SpuRow } from '../tables.ts';
import { allCategories, toCategory } from './category-rows.ts';

/** Categories with goods on sale, and those above them. */
export async function browseCategories(ctx: Context): Promise<Output<'member.catalog.categories'>> {
  const rows = await allCategories(ctx);
  const filled = new Set(await ctx.db<SpuRow>('spus').where({ is_on: 1 }).distinct().pluck<(string | null)[]>('category_id'));
  const shown = new Set(rows.filter((row) => filled.has(row.id)).flatMap((row) => [row.id, row.parent_id]));
  return { categories: rows.filter((row) => shown.has(row.id)).map(toCategory) };
}

/** All categories, with how many goods each has itself. */
export async function listCategories(ctx: Context): Promise<Output<'staff.catalog.categories'>> {
  const rows = await allCategories(ctx);
  const counts = await ctx
    .db('spus')
    .whereNotNull('category_id')
    .groupBy('category_id')
    .select<{ category_id: string; count: number | string }[]>('category_id', ctx.db.raw('count(*) as ??', ['count']));
  const goods = new Map(counts.map((it) => [it.category_id, Number(it.count)]));
  return { categories: rows.map((row) => ({ ...toCategory(row), goods: goods.get(row.id) ?? 0 })) };
}
