import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { toImage } from '../../files/index.ts';
import { imageIdsOf } from '../tables.ts';
import type { SkuRow, SpuRow } from '../tables.ts';

export type Goods = Output<'staff.catalog.get'>['goods'];

/** Throws catalog.not_found. */
async function getSpu(ctx: Pick<Context, 'db'>, id: string): Promise<SpuRow> {
  const row = await ctx.db<SpuRow>('spus').where({ id }).first();
  if (!row) throw new AppError('catalog.not_found');
  return row;
}

/** Goods with the variants that are not withdrawn. */
export async function toGoods(ctx: Pick<Context, 'db'>, rows: readonly SpuRow[]): Promise<Goods[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const skus = await ctx.db<SkuRow>('skus').whereIn('spu_id', ids).where({ withdrawn: 0 }).orderBy(['spu_id', 'position', 'id']);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    subtitle: row.subtitle,
    categoryId: row.category_id,
    images: imageIdsOf(row).map(toImage),
    detail: row.detail,
    on: row.is_on === 1,
    delivery: { express: row.by_express === 1, pickup: row.by_pickup === 1 },
    fromFen: row.from_fen,
    sold: row.sold,
    skus: skus.filter((sku) => sku.spu_id === row.id).map(toSku),
    taxCode: row.tax_code,
    taxRateBps: row.tax_rate_bps,
    version: row.version,
  }));
}

const toSku = (row: SkuRow): Goods['skus'][number] => ({
  id: row.id,
  spec: row.spec,
  code: row.code ?? '',
  priceFen: row.price_fen,
  stock: row.stock,
  barcode: row.barcode,
});

/** Throws catalog.not_found. */
export async function getGoods(ctx: Pick<Context, 'db'>, id: string): Promise<Goods> {
  const [goods] = await toGoods(ctx, [await getSpu(ctx, id)]);
  if (!goods) throw new AppError('catalog.not_found');
  return goods;
}
