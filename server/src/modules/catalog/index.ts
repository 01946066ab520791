export { findSkus } from './selling/find-skus.ts';
export type { SkuForSale } from './selling/find-skus.ts';
export { giveStock, takeStock } from './selling/stock.ts';
export type { Pieces } from './selling/stock.ts';
export { countSold } from './selling/sold.ts';
export { bestSelling } from './goods/goods-cards.ts';
export type { GoodsCard } from './goods/goods-cards.ts';
export { allStores, findStores, openStores } from './stores/store-rows.ts';
export type { Store } from './stores/store-rows.ts';
