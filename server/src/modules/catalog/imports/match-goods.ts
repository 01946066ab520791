import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SkuRow, SpuRow } from '../tables.ts';
import type { GoodsGroup } from './rules/group-rows.ts';

/** The goods a group of rows means: those that have one of its codes, else those of its name; undefined: new ones. Throws catalog.code_taken when codes are of several. */
export async function matchGoods(ctx: Pick<Context, 'db'>, { title, rows }: GoodsGroup): Promise<string | undefined> {
  const codes = rows.flatMap((row) => row.cells.code ?? []);
  const byCode = codes.length === 0 ? [] : await ctx.db<SkuRow>('skus').whereIn('code', codes).distinct().pluck<string[]>('spu_id');
  if (byCode.length > 1) throw new AppError('catalog.code_taken');
  return byCode[0] ?? (await ctx.db<SpuRow>('spus').where({ title }).orderBy('id').first('id'))?.id;
}

/** `茶叶/绿茶` or `绿茶` → id. Undefined: there is none. */
export async function findCategory(ctx: Pick<Context, 'db'>, name: string): Promise<string | undefined> {
  const [own = '', parent] = name
    .split(/[/／>＞]/)
    .map((it) => it.trim())
    .toReversed();
  const query = ctx.db('goods_categories').where({ name: own }).orderBy('id');
  if (parent) void query.whereIn('parent_id', ctx.db('goods_categories').where({ name: parent }).select('id'));
  return (await query.first<{ id: string } | undefined>('id'))?.id;
}
