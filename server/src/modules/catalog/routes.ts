import type { Handlers } from '../../kernel/http/serve.ts';
import { browseCategories, listCategories } from './categories/list-categories.ts';
import { removeCategory, saveCategory } from './categories/save-category.ts';
import { browseGoods, lookAtGoods } from './goods/browse.ts';
import { listGoods, readGoods } from './goods/list-goods.ts';
import { saveGoods } from './goods/save-goods.ts';
import { setOn } from './goods/set-on.ts';
import { setStock } from './goods/set-stock.ts';
import { addGoodsPart, beginGoodsImport, readGoodsImport, runGoodsImport } from './imports/upload.ts';
import { saveStore } from './stores/save-store.ts';
import { allStores, openStores } from './stores/store-rows.ts';

type Browsing = 'member.catalog.categories' | 'member.catalog.goods' | 'member.catalog.get' | 'member.catalog.stores';
type Keeping =
  | 'staff.catalog.list'
  | 'staff.catalog.get'
  | 'staff.catalog.save'
  | 'staff.catalog.set-on'
  | 'staff.catalog.set-stock'
  | 'staff.catalog.categories'
  | 'staff.catalog.save-category'
  | 'staff.catalog.remove-category'
  | 'staff.stores.list'
  | 'staff.stores.save';
type Importing = 'staff.goods-imports.begin' | 'staff.goods-imports.add-part' | 'staff.goods-imports.run' | 'staff.goods-imports.get';

export const catalogRoutes: Handlers<Browsing | Keeping | Importing> = {
  'member.catalog.categories': browseCategories,
  'member.catalog.goods': browseGoods,
  'member.catalog.get': lookAtGoods,
  'member.catalog.stores': async (ctx) => ({ stores: await openStores(ctx) }),
  'staff.catalog.list': listGoods,
  'staff.catalog.get': readGoods,
  'staff.catalog.save': saveGoods,
  'staff.catalog.set-on': setOn,
  'staff.catalog.set-stock': setStock,
  'staff.catalog.categories': listCategories,
  'staff.catalog.save-category': saveCategory,
  'staff.catalog.remove-category': removeCategory,
  'staff.stores.list': async (ctx) => ({ stores: await allStores(ctx) }),
  'staff.stores.save': saveStore,
  'staff.goods-imports.begin': beginGoodsImport,
  'staff.goods-imports.add-part': addGoodsPart,
  'staff.goods-imports.run': runGoodsImport,
  'staff.goods-imports.get': readGoodsImport,
};
