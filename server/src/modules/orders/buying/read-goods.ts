import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findSkus, findStores } from '../../catalog/index.ts';
import type { SkuForSale, Store } from '../../catalog/index.ts';
import type { SalesSettings } from '../settings/sales-settings.ts';
import type { Bought, BoughtLine, Purchase } from './bought.ts';

type Goods = Extract<Purchase, { kind: 'goods' }>;

/** Throws order.empty, catalog.not_found, catalog.off_sale, catalog.out_of_stock, order.delivery_impossible, order.store_closed. */
export async function readGoods(ctx: Context, purchase: Goods, settings: SalesSettings): Promise<Bought> {
  const wanted = new Map<string, number>();
  for (const { skuId, quantity } of purchase.lines) wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity);
  if (wanted.size === 0) throw new AppError('order.empty');
  const skus = await findSkus(ctx, [...wanted.keys()]);
  const lines = [...wanted].map(([skuId, quantity]) => toLine(skus.get(skuId), skuId, quantity, purchase.delivery));
  const store = purchase.delivery === 'pickup' ? await readStore(ctx, purchase.storeId, 'pickup') : null;
  const goodsFen = lines.reduce((sum, line) => sum + line.unit_fen * line.quantity, 0);
  const free = settings.freeShippingFromFen !== null && goodsFen >= settings.freeShippingFromFen;
  return {
    kind: 'goods',
    lines,
    delivery: purchase.delivery,
    store,
    shippingFen: purchase.delivery === 'pickup' || free ? 0 : settings.shippingFen,
    title: lines[0]?.title ?? '',
    promise: null,
    takes: { level: true, coupons: true, points: true, balance: true },
  };
}

function toLine(sku: SkuForSale | undefined, skuId: string, quantity: number, delivery: 'express' | 'pickup'): BoughtLine {
  if (!sku) throw new AppError('catalog.not_found', { skuId });
  if (!sku.onSale) throw new AppError('catalog.off_sale', { skuId });
  if (!sku.delivery[delivery]) throw new AppError('order.delivery_impossible', { skuId });
  if (sku.stock !== null && sku.stock < quantity) throw new AppError('catalog.out_of_stock', { skuId, stock: sku.stock });
  return {
    ...{ key: skuId, spu_id: sku.spuId, sku_id: skuId, title: sku.title, spec: sku.spec, code: sku.code, image_id: sku.imageId },
    ...{ unit_fen: sku.priceFen, quantity, tax_code: sku.taxCode, tax_rate_bps: sku.taxRateBps, categoryIds: sku.categoryIds },
  };
}

/** Throws catalog.not_found, order.store_closed, order.delivery_impossible. */
export async function readStore(ctx: Context, id: string | null, what: 'pickup' | 'bill'): Promise<Store> {
  const store = id === null ? undefined : (await findStores(ctx, [id])).get(id);
  if (!store) throw new AppError('catalog.not_found', { storeId: id });
  if (!store.open) throw new AppError('order.store_closed', { storeId: id });
  if (what === 'pickup' && !store.pickup) throw new AppError('order.delivery_impossible', { storeId: id });
  return store;
}
