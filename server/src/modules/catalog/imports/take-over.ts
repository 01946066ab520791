import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { getGoods } from '../goods/goods-store.ts';
import type { Goods } from '../goods/goods-store.ts';
import { writeGoods } from '../goods/save-goods.ts';
import { findCategory, matchGoods } from './match-goods.ts';
import type { GoodsGroup, ReadRow } from './rules/group-rows.ts';

type GoodsInput = Input<'staff.catalog.save'>;
type Variant = GoodsInput['skus'][number];

/**
 * Writes goods as their rows say: an empty cell leaves what is there, a variant is known by its code, else by its spec, and others stay. Twice the
 * same file changes nothing. Throws what saving goods throws.
 */
export async function takeOver(ctx: Context, group: GoodsGroup): Promise<'new' | 'update'> {
  const id = await matchGoods(ctx, group);
  const before = id === undefined ? undefined : await getGoods(ctx, id);
  await writeGoods(ctx, await toInput(ctx, group, before));
  return before ? 'update' : 'new';
}

async function toInput(ctx: Context, { title, rows }: GoodsGroup, before: Goods | undefined): Promise<GoodsInput> {
  const said = <K extends keyof ReadRow['cells']>(field: K): ReadRow['cells'][K] =>
    rows.find((row) => row.cells[field] !== undefined)?.cells[field];
  const category = said('category');
  return {
    ...(before && { id: before.id, version: before.version }),
    title,
    subtitle: said('subtitle') ?? before?.subtitle ?? '',
    categoryId: (category === undefined ? undefined : await findCategory(ctx, category)) ?? before?.categoryId ?? null,
    imageIds: before?.images.map((it) => it.id) ?? [],
    detail: before?.detail ?? '',
    delivery: before?.delivery ?? { express: true, pickup: true },
    taxCode: said('taxCode') ?? before?.taxCode ?? null,
    taxRateBps: said('taxRateBps') ?? before?.taxRateBps ?? null,
    skus: mergeVariants(before?.skus ?? [], rows),
  };
}

function mergeVariants(known: Goods['skus'], rows: readonly ReadRow[]): Variant[] {
  const variants: Variant[] = known.map((it) => ({ ...it, stockRead: it.stock }));
  const taken = new Set<string>();
  for (const { cells } of rows) {
    const free = variants.filter((it) => it.id !== undefined && !taken.has(it.id));
    const variant =
      (cells.code === undefined ? undefined : free.find((it) => it.code === cells.code)) ??
      free.find((it) => it.spec === (cells.spec ?? ''));
    if (variant?.id === undefined) variants.push(toVariant({ spec: '', code: '', priceFen: 0, stock: null, barcode: '' }, cells));
    else {
      taken.add(variant.id);
      Object.assign(variant, toVariant(variant, cells));
    }
  }
  return variants;
}

const toVariant = (before: Variant, cells: ReadRow['cells']): Variant => ({
  ...before,
  spec: cells.spec ?? before.spec,
  code: cells.code ?? before.code,
  priceFen: cells.priceFen ?? before.priceFen,
  stock: cells.stock ?? before.stock,
  barcode: cells.barcode ?? before.barcode,
});
