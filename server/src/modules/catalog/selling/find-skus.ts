import type { Context } from '../../../kernel/context.ts';
import { imageIdsOf } from '../tables.ts';
import type { SkuRow, SpuRow } from '../tables.ts';

/** What an order has to know about a variant, as the shop sells it now. */
export interface SkuForSale {
  skuId: string;
  spuId: string;
  title: string;
  spec: string;
  code: string;
  priceFen: number;
  /** Null: as many as are wanted. */
  stock: number | null;
  imageId: string | null;
  /** False: the goods are off, or the variant is withdrawn. */
  onSale: boolean;
  delivery: { express: boolean; pickup: boolean };
  /** The goods' category and the one above it. */
  categoryIds: readonly string[];
  taxCode: string | null;
  taxRateBps: number | null;
}

type SpuColumns = 'title' | 'image_ids' | 'is_on' | 'by_express' | 'by_pickup' | 'category_id' | 'tax_code' | 'tax_rate_bps';
type Found = Omit<SkuRow, 'barcode' | 'position'> & Pick<SpuRow, SpuColumns> & { parent_id: string | null };

/** Variants by id; what was never there is not in the answer. */
export async function findSkus(ctx: Pick<Context, 'db'>, skuIds: readonly string[]): Promise<Map<string, SkuForSale>> {
  if (skuIds.length === 0) return new Map();
  const rows = await ctx
    .db('skus')
    .join('spus', 'spus.id', 'skus.spu_id')
    .leftJoin('goods_categories', 'goods_categories.id', 'spus.category_id')
    .whereIn('skus.id', [...new Set(skuIds)])
    .select<Found[]>(
      ...['id', 'spu_id', 'spec', 'code', 'price_fen', 'stock', 'withdrawn'].map((it) => `skus.${it}`),
      ...['title', 'image_ids', 'is_on', 'by_express', 'by_pickup', 'category_id', 'tax_code', 'tax_rate_bps'].map((it) => `spus.${it}`),
      'goods_categories.parent_id',
    );
  return new Map(rows.map((row) => [row.id, toSkuForSale(row)]));
}

const toSkuForSale = (row: Found): SkuForSale => ({
  skuId: row.id,
  spuId: row.spu_id,
  title: row.title,
  spec: row.spec,
  code: row.code ?? '',
  priceFen: row.price_fen,
  stock: row.stock,
  imageId: imageIdsOf(row)[0] ?? null,
  onSale: row.is_on === 1 && row.withdrawn === 0,
  delivery: { express: row.by_express === 1, pickup: row.by_pickup === 1 },
  categoryIds: [row.category_id, row.parent_id].filter((id) => id !== null),
  taxCode: row.tax_code,
  taxRateBps: row.tax_rate_bps,
});
