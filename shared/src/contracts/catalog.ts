import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { batchStatuses } from '../values/statuses.ts';
import { category, goodsCard, sku, spu, store, taxCode, taxRateBps } from './catalog-shapes.ts';
import { cursor, fen, id, instant, pageSize, progress, staffName } from './shapes.ts';

const everybody = { audience: 'public' } as const;
const read = { audience: 'staff', permission: 'catalog.read' } as const;
const write = { audience: 'staff', permission: 'catalog.write' } as const;

const goodsImport = z.object({
  id,
  fileName: z.string(),
  status: z.enum(batchStatuses),
  counts: z.object({ new: z.number().int(), update: z.number().int(), error: z.number().int() }),
  progress,
  badRows: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  startedBy: staffName,
  startedAt: instant,
});

export const catalogContracts = {
  'member.catalog.categories': endpoint({
    summary: 'Categories that have goods on sale. Guests may look around.',
    kind: 'read',
    access: everybody,
    input: z.object({}),
    output: z.object({ categories: z.array(category) }),
    errors: [],
  }),
  'member.catalog.goods': endpoint({
    summary: 'Goods on sale: by category, or by words in the title.',
    kind: 'read',
    access: everybody,
    input: z.object({
      categoryId: id.optional(),
      words: z.string().trim().max(30).optional(),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ goods: z.array(goodsCard), next: cursor.nullable() }),
    errors: [],
  }),
  'member.catalog.get': endpoint({
    summary: 'One kind of goods with its variants.',
    kind: 'read',
    access: everybody,
    input: z.object({ id }),
    output: z.object({ goods: spu.omit({ taxCode: true, taxRateBps: true, version: true }) }),
    errors: ['catalog.not_found'],
  }),
  'member.catalog.stores': endpoint({
    summary: 'Stores that are open.',
    kind: 'read',
    access: everybody,
    input: z.object({}),
    output: z.object({ stores: z.array(store) }),
    errors: [],
  }),

  'staff.catalog.list': endpoint({
    summary: 'Goods, newest first; by state, category, words in title or code.',
    kind: 'read',
    access: read,
    input: z.object({
      on: z.boolean().optional(),
      categoryId: id.optional(),
      words: z.string().trim().max(50).optional(),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ goods: z.array(spu), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.catalog.get': endpoint({
    summary: 'One kind of goods.',
    kind: 'read',
    access: read,
    input: z.object({ id }),
    output: z.object({ goods: spu }),
    errors: ['catalog.not_found'],
  }),
  'staff.catalog.save': endpoint({
    summary:
      'Make goods, or change them (with the version that was read). A variant without an id is new; one that is left out is withdrawn.',
    kind: 'write',
    access: write,
    input: z.object({
      id: id.optional(),
      version: z.number().int().optional(),
      title: z.string().trim().min(1).max(60),
      subtitle: z.string().trim().max(100),
      categoryId: id.nullable(),
      imageIds: z.array(id).max(9),
      detail: z.string().max(5000),
      delivery: z.object({ express: z.boolean(), pickup: z.boolean() }),
      taxCode: taxCode.nullable(),
      taxRateBps: taxRateBps.nullable(),
      skus: z
        .array(
          sku.extend({
            id: id.optional(),
            spec: z.string().trim().max(40),
            code: z.string().trim().max(64),
            priceFen: fen.min(0).max(100_000_000),
            stock: z.number().int().min(0).max(10_000_000).nullable(),
            /** Of a variant that is there: its stock as it was read. The difference is applied; left out, the stock stays as it is. */
            stockRead: z.number().int().nullable().optional(),
            barcode: z.string().trim().max(64),
          }),
        )
        .min(1)
        .max(100),
    }),
    output: z.object({ goods: spu }),
    errors: ['catalog.not_found', 'catalog.changed_meanwhile', 'catalog.code_taken', 'file.not_found'],
  }),
  'staff.catalog.set-on': endpoint({
    summary: 'Put goods on sale, or take them off.',
    kind: 'write',
    access: write,
    input: z.object({ ids: z.array(id).min(1).max(100), on: z.boolean() }),
    output: z.object({ changed: z.number().int() }),
    errors: ['catalog.not_found'],
  }),
  'staff.catalog.set-stock': endpoint({
    summary: 'Add to or take from the stock of a variant, or count it anew.',
    kind: 'write',
    access: write,
    input: z.object({
      skuId: id,
      change: z.union([
        z.object({ by: z.number().int().min(-1_000_000).max(1_000_000) }),
        z.object({ to: z.number().int().min(0).max(10_000_000).nullable() }),
      ]),
    }),
    output: z.object({ stock: z.number().int().nullable() }),
    errors: ['catalog.not_found', 'catalog.out_of_stock'],
  }),
  'staff.catalog.categories': endpoint({
    summary: 'All categories.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({ categories: z.array(category.extend({ goods: z.number().int() })) }),
    errors: [],
  }),
  'staff.catalog.save-category': endpoint({
    summary: 'Make or change a category.',
    kind: 'write',
    access: write,
    input: z.object({
      id: id.optional(),
      name: z.string().trim().min(1).max(20),
      parentId: id.nullable(),
      position: z.number().int().min(0).max(9999),
    }),
    output: z.object({ category }),
    errors: ['catalog.not_found'],
  }),
  'staff.catalog.remove-category': endpoint({
    summary: 'Remove a category without goods.',
    kind: 'write',
    access: write,
    input: z.object({ id }),
    output: z.object({}),
    errors: ['catalog.not_found', 'catalog.category_in_use'],
  }),
  'staff.stores.list': endpoint({
    summary: 'All stores.',
    kind: 'read',
    access: { audience: 'staff', permission: 'self' } as const,
    input: z.object({}),
    output: z.object({ stores: z.array(store) }),
    errors: [],
  }),
  'staff.stores.save': endpoint({
    summary: 'Make or change a store.',
    kind: 'write',
    access: write,
    input: store.extend({
      id: id.optional(),
      name: z.string().trim().min(1).max(40),
      address: z.string().trim().max(120),
      phone: z.string().trim().max(30),
      hours: z.string().trim().max(60),
    }),
    output: z.object({ store }),
    errors: ['catalog.not_found', 'catalog.name_taken'],
  }),

  'staff.goods-imports.begin': endpoint({
    summary: 'Announce a csv or xlsx file of goods; its bytes follow in parts.',
    kind: 'write',
    access: write,
    input: z.object({ fileName: z.string().trim().min(1).max(200), bytes: z.number().int().min(1).max(50_000_000) }),
    output: z.object({ import: goodsImport }),
    errors: ['customer_import.format_unknown'],
  }),
  'staff.goods-imports.add-part': endpoint({
    summary: 'The next part, at most 256 KB; after the last one the file is checked.',
    kind: 'write',
    access: write,
    input: z.object({ id, nth: z.number().int().min(0).max(400), base64: z.string().max(360_000), last: z.boolean() }),
    output: z.object({ import: goodsImport }),
    errors: ['catalog.import_not_found', 'customer_import.wrong_step', 'customer_import.unreadable'],
  }),
  'staff.goods-imports.run': endpoint({
    summary: 'Take over the good rows; rows are goods by title and variant by code.',
    kind: 'write',
    access: write,
    input: z.object({ id }),
    output: z.object({ import: goodsImport }),
    errors: ['catalog.import_not_found', 'customer_import.wrong_step'],
  }),
  'staff.goods-imports.get': endpoint({
    summary: 'How far it is.',
    kind: 'read',
    access: write,
    input: z.object({ id }),
    output: z.object({ import: goodsImport }),
    errors: ['catalog.import_not_found'],
  }),

  'staff.files.upload': endpoint({
    summary: 'A picture (JPEG, PNG, WebP; looked into, not believed), at most 380 KB; larger ones are made smaller before they are sent.',
    kind: 'write',
    access: write,
    input: z.object({ base64: z.string().min(20).max(510_000) }),
    output: z.object({ id, url: z.string() }),
    errors: ['file.not_a_picture', 'file.too_large'],
  }),
  'member.files.upload': endpoint({
    summary: 'A picture for a request of mine, at most 380 KB.',
    kind: 'write',
    access: { audience: 'member' } as const,
    input: z.object({ base64: z.string().min(20).max(510_000) }),
    output: z.object({ id, url: z.string() }),
    errors: ['file.not_a_picture', 'file.too_large', 'file.too_many'],
  }),
};
