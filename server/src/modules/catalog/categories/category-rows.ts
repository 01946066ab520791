import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CategoryRow } from '../tables.ts';

export type Category = Output<'member.catalog.categories'>['categories'][number];

export const toCategory = (row: CategoryRow): Category => ({
  id: row.id,
  name: row.name,
  parentId: row.parent_id,
  position: row.position,
});

export const allCategories = (ctx: Pick<Context, 'db'>): PromiseLike<CategoryRow[]> =>
  ctx.db<CategoryRow>('goods_categories').orderBy(['position', 'id']);

/** Keeps a category from being removed until the transaction ends. Throws catalog.not_found. */
export async function holdCategory(ctx: Context, id: string): Promise<void> {
  const [row] = await ctx.dialect.lockRows(ctx.db<CategoryRow>('goods_categories').where({ id }));
  if (!row) throw new AppError('catalog.not_found');
}
