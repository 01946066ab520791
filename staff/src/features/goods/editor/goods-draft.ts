import type { Goods, GoodsInput } from '../api.ts';

export interface SkuDraft {
  /** Null for a new one. */
  id: string | null;
  /** For React: a new variant has no id yet. */
  key: string;
  spec: string;
  code: string;
  priceFen: number | null;
  stock: number | null;
  /** As it was when the page was read: some may be sold until it is saved. Not of a new one. */
  stockRead?: number | null;
  barcode: string;
}

export interface GoodsDraft {
  id: string | null;
  version: number | null;
  title: string;
  subtitle: string;
  categoryId: string | null;
  images: { id: string; url: string }[];
  detail: string;
  express: boolean;
  pickup: boolean;
  taxCode: string;
  taxRateBps: number | null;
  skus: SkuDraft[];
}

export type GoodsProblem = 'title' | 'delivery' | 'taxCode' | 'spec' | 'price';
export const mostImages = 9;
const longestTitle = 60;

export const newSku = (key: string): SkuDraft => ({ id: null, key, spec: '', code: '', priceFen: null, stock: null, barcode: '' });

export const emptyDraft = (): GoodsDraft => ({
  id: null,
  version: null,
  title: '',
  subtitle: '',
  categoryId: null,
  images: [],
  detail: '',
  express: true,
  pickup: true,
  taxCode: '',
  taxRateBps: null,
  skus: [newSku('new-0')],
});

export const toDraft = (it: Goods): GoodsDraft => ({
  id: it.id,
  version: it.version,
  title: it.title,
  subtitle: it.subtitle,
  categoryId: it.categoryId,
  images: it.images,
  detail: it.detail,
  ...it.delivery,
  taxCode: it.taxCode ?? '',
  taxRateBps: it.taxRateBps,
  skus: it.skus.map((sku) => ({ ...sku, key: sku.id, stockRead: sku.stock })),
});

/** What the server would refuse, said before it is asked. */
export function findGoodsProblems(it: GoodsDraft): Set<GoodsProblem> {
  const found = new Set<GoodsProblem>();
  const title = it.title.trim();
  if (title.length < 1 || title.length > longestTitle) found.add('title');
  if (!it.express && !it.pickup) found.add('delivery');
  if (it.taxCode.trim() && !/^\d{19}$/.test(it.taxCode.trim())) found.add('taxCode');
  const specs = it.skus.map(({ spec }) => spec.trim());
  if (specs.length > 1 && (specs.includes('') || new Set(specs).size < specs.length)) found.add('spec');
  if (it.skus.some(({ priceFen }) => priceFen === null || priceFen < 0)) found.add('price');
  return found;
}

export const toGoodsInput = (it: GoodsDraft): GoodsInput => ({
  ...(it.id ? { id: it.id } : {}),
  ...(it.version === null ? {} : { version: it.version }),
  title: it.title.trim(),
  subtitle: it.subtitle.trim(),
  categoryId: it.categoryId,
  imageIds: it.images.map(({ id }) => id),
  detail: it.detail,
  delivery: { express: it.express, pickup: it.pickup },
  taxCode: it.taxCode.trim() || null,
  taxRateBps: it.taxRateBps,
  skus: it.skus.map(({ id, spec, code, priceFen, stock, stockRead, barcode }) => ({
    ...(id ? { id } : {}),
    spec: spec.trim(),
    code: code.trim(),
    priceFen: priceFen ?? 0,
    stock,
    ...(stockRead === undefined ? {} : { stockRead }),
    barcode: barcode.trim(),
  })),
});
