import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { parentProblem } from '../rules/category-tree.ts';
import type { CategoryRow } from '../tables.ts';
import { toCategory } from './category-rows.ts';

/** Makes or changes a category. Throws catalog.not_found, request.invalid for a parent that would make a third level or a circle. */
export async function saveCategory(
  ctx: Context,
  { id: given, name, parentId, position }: Input<'staff.catalog.save-category'>,
): Promise<Output<'staff.catalog.save-category'>> {
  return inTransaction(ctx, async (ctx) => {
    const id = given ?? ctx.ids.next('category');
    // All of them, in one order: two people who move categories below each other take turns.
    const rows = await ctx.dialect.lockRows(ctx.db<CategoryRow>('goods_categories').orderBy('id'));
    const missing = [given, parentId].some((it) => it && !rows.some((row) => row.id === it));
    if (missing) throw new AppError('catalog.not_found');
    const problem = parentProblem(rows, id, parentId);
    if (problem) throw new AppError('request.invalid', { fields: [{ path: 'parentId', problem }] });
    const row: CategoryRow = { id, name, parent_id: parentId, position };
    if (given === undefined) await ctx.db('goods_categories').insert(row);
    else await ctx.db('goods_categories').where({ id }).update(row);
    await writeAudit(ctx, 'categories.saved', { kind: 'category', id }, { name });
    return { category: toCategory(row) };
  });
}

/** Throws catalog.not_found, catalog.category_in_use (goods or categories are in it). */
export async function removeCategory(ctx: Context, { id }: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.dialect.lockRows(ctx.db<CategoryRow>('goods_categories').orderBy('id'));
    const row = rows.find((it) => it.id === id);
    if (!row) throw new AppError('catalog.not_found');
    const goods = await ctx.db('spus').where({ category_id: id }).first<{ id: string } | undefined>('id');
    if (goods || rows.some((it) => it.parent_id === id)) throw new AppError('catalog.category_in_use');
    await ctx.db('goods_categories').where({ id }).delete();
    await writeAudit(ctx, 'categories.removed', { kind: 'category', id }, { name: row.name });
    return {};
  });
}
