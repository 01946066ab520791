import { z } from 'zod';
import { fen, id } from './shapes.ts';

/** 19-digit tax classification code (税收分类编码) and the rate in basis points, for invoices. Null: finance has not set it. */
export const taxCode = z.string().regex(/^\d{19}$/);
export const taxRateBps = z.number().int().min(0).max(10_000);

/** A file of ours, shown by GET /files/<id>. */
export const image = z.object({ id, url: z.string() });

export const store = z.object({
  id,
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  /** Goods can be picked up here. */
  pickup: z.boolean(),
  open: z.boolean(),
});

export const category = z.object({ id, name: z.string(), parentId: id.nullable(), position: z.number().int() });

export const sku = z.object({
  id,
  spec: z.string(),
  /** Code in the shop's own system. */
  code: z.string(),
  priceFen: fen,
  /** Null: as many as are wanted. */
  stock: z.number().int().nullable(),
  barcode: z.string(),
});

/** One kind of goods with its variants. */
export const spu = z.object({
  id,
  title: z.string(),
  subtitle: z.string(),
  categoryId: id.nullable(),
  images: z.array(image),
  detail: z.string(),
  on: z.boolean(),
  delivery: z.object({ express: z.boolean(), pickup: z.boolean() }),
  fromFen: fen,
  sold: z.number().int(),
  skus: z.array(sku),
  taxCode: taxCode.nullable(),
  taxRateBps: taxRateBps.nullable(),
  version: z.number().int(),
});

/** As the mini-program's list shows it. */
export const goodsCard = spu.pick({ id: true, title: true, subtitle: true, fromFen: true, sold: true }).extend({
  image: image.nullable(),
  soldOut: z.boolean(),
});
