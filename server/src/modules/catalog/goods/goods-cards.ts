import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { toImage } from '../../files/index.ts';
import { imageIdsOf } from '../tables.ts';
import type { SpuRow } from '../tables.ts';

export type GoodsCard = Output<'member.catalog.goods'>['goods'][number];

export async function toGoodsCards(ctx: Pick<Context, 'db'>, rows: readonly SpuRow[]): Promise<GoodsCard[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const available = await ctx
    .db('skus')
    .whereIn('spu_id', ids)
    .where({ withdrawn: 0 })
    .where((where) => void where.whereNull('stock').orWhere('stock', '>', 0))
    .distinct()
    .pluck<string[]>('spu_id');
  const there = new Set(available);
  return rows.map((row) => {
    const [imageId] = imageIdsOf(row);
    return {
      id: row.id,
      title: row.title,
      subtitle: row.subtitle,
      fromFen: row.from_fen,
      sold: row.sold,
      image: imageId === undefined ? null : toImage(imageId),
      soldOut: !there.has(row.id),
    };
  });
}

/** What sells best of the goods on sale. */
export async function bestSelling(ctx: Pick<Context, 'db'>, limit: number): Promise<GoodsCard[]> {
  const rows = await ctx
    .db<SpuRow>('spus')
    .where({ is_on: 1 })
    .orderBy([
      { column: 'sold', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return toGoodsCards(ctx, rows);
}
