import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { holdCategory } from '../categories/category-rows.ts';
import { attachPictures } from '../../files/index.ts';
import { whatChanged } from '../rules/what-changed.ts';
import type { SpuRow } from '../tables.ts';
import { getGoods } from './goods-store.ts';
import { writeVariants } from './write-variants.ts';

type GoodsInput = Input<'staff.catalog.save'>;

/**
 * Makes goods (off sale), or writes over the version that was read. Variants left out are withdrawn: orders name them. Throws catalog.not_found,
 * catalog.changed_meanwhile, catalog.code_taken, file.not_found.
 */
export async function saveGoods(ctx: Context, input: GoodsInput): Promise<Output<'staff.catalog.save'>> {
  callingStaff(ctx);
  return inTransaction(ctx, async (ctx) => ({ goods: await writeGoods(ctx, input) }));
}

/** The same inside a transaction, for imports too. */
export async function writeGoods(ctx: Context, input: GoodsInput): Promise<Output<'staff.catalog.save'>['goods']> {
  const { staffId } = callingStaff(ctx);
  if (input.categoryId !== null) await holdCategory(ctx, input.categoryId);
  const id = input.id ?? ctx.ids.next('spu');
  const before = input.id === undefined ? undefined : await getGoods(ctx, input.id);
  if (input.id === undefined) await ctx.db('spus').insert({ ...newRow(id, ctx.clock.now()), ...toColumns(input) });
  else await writeOver(ctx, { id, version: input.version, columns: { ...toColumns(input), updated_at: ctx.clock.now() } });
  const known = new Set(before?.images.map((it) => it.id));
  const added = input.imageIds.filter((it) => !known.has(it));
  await attachPictures(ctx, added, { kind: 'staff', id: staffId });
  await writeVariants(ctx, id, input.skus);
  const goods = await getGoods(ctx, id);
  await writeAudit(ctx, 'catalog.saved', { kind: 'spu', id }, { title: goods.title }, before ? whatChanged(before, goods) : []);
  return goods;
}

async function writeOver(ctx: Context, it: { id: string; version: number | undefined; columns: Partial<SpuRow> }): Promise<void> {
  const written = await ctx
    .db('spus')
    .where({ id: it.id, version: it.version ?? 0 })
    .update({ ...it.columns, version: ctx.db.raw('version + 1') });
  if (written !== 1) throw new AppError('catalog.changed_meanwhile');
}

const newRow = (id: string, now: number): Partial<SpuRow> => ({
  id,
  version: 1,
  is_on: 0,
  sold: 0,
  created_at: now,
  updated_at: now,
});

const toColumns = (it: GoodsInput) =>
  ({
    title: it.title,
    subtitle: it.subtitle,
    category_id: it.categoryId,
    image_ids: JSON.stringify([...new Set(it.imageIds)]),
    detail: it.detail,
    by_express: it.delivery.express ? 1 : 0,
    by_pickup: it.delivery.pickup ? 1 : 0,
    from_fen: Math.min(...it.skus.map((sku) => sku.priceFen)),
    tax_code: it.taxCode,
    tax_rate_bps: it.taxRateBps,
  }) satisfies Partial<SpuRow>;
