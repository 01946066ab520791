import type { Output } from '@lianke/shared/api';
import type { Handlers } from './member-endpoints.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusal.ts';
import type { Goods, ShopWorld, Sku } from './shop-world.ts';

const cardOf = (goods: Goods): Output<'member.home.picks'>['goods'][number] => ({
  id: goods.id,
  title: goods.title,
  subtitle: goods.subtitle,
  fromFen: goods.fromFen,
  sold: goods.sold,
  image: goods.images[0] ?? null,
  soldOut: goods.skus.every(({ stock }) => stock === 0),
});

export function findSku(world: ShopWorld, skuId: string): { goods: Goods; sku: Sku } {
  for (const goods of world.goods) {
    const sku = goods.skus.find(({ id }) => id === skuId);
    if (sku) return { goods, sku };
  }
  throw new Refusal(404, 'catalog.not_found');
}

function cartOf(world: ShopWorld): Output<'member.cart.get'> {
  const lines = world.cart.map(({ skuId, quantity }) => {
    const { goods, sku } = findSku(world, skuId);
    const blocked = !goods.on ? ('off_sale' as const) : sku.stock !== null && sku.stock < quantity ? ('out_of_stock' as const) : null;
    return {
      skuId,
      goodsId: goods.id,
      title: goods.title,
      spec: sku.spec,
      image: goods.images[0] ?? null,
      unitFen: sku.priceFen,
      quantity,
      stock: sku.stock,
      blocked,
    };
  });
  return { cart: { lines } };
}

type Names = `member.catalog.${string}` | `member.cart.${string}` | `member.home.${string}` | `member.offers.${string}`;

/** Just enough of the server's catalog and cart for the pages to live on. */
export function shopEndpoints(world: ShopWorld & { card: Output<'member.card.get'> }): Pick<Handlers, Extract<keyof Handlers, Names>> {
  const onSale = (): Goods[] => world.goods.filter(({ on }) => on);
  const set = (skuId: string, quantity: number): void => {
    findSku(world, skuId);
    const known = world.cart.some((entry) => entry.skuId === skuId);
    world.cart = known
      ? world.cart.map((entry) => (entry.skuId === skuId ? { skuId, quantity } : entry))
      : [...world.cart, { skuId, quantity }];
    world.cart = world.cart.filter((entry) => entry.quantity > 0);
  };
  return {
    'member.catalog.categories': () => ({ categories: world.categories }),
    'member.catalog.goods': (input) => {
      const { categoryId, words } = input;
      const found = onSale().filter((goods) => (!categoryId || goods.categoryId === categoryId) && (!words || goods.title.includes(words)));
      const { items, next } = pageOf(found.map(cardOf), input);
      return { goods: items, next };
    },
    'member.catalog.get': ({ id }) => {
      const goods = world.goods.find((one) => one.id === id);
      if (!goods) throw new Refusal(404, 'catalog.not_found');
      return { goods };
    },
    'member.catalog.stores': () => ({ stores: world.stores.filter(({ open }) => open) }),
    'member.home.picks': () => ({
      goods: onSale()
        .sort((a, b) => b.sold - a.sold)
        .slice(0, 6)
        .map(cardOf),
    }),
    'member.cart.get': () => cartOf(world),
    'member.cart.set': ({ skuId, quantity }) => {
      set(skuId, quantity);
      return cartOf(world);
    },
    'member.cart.add': ({ skuId, quantity }) => {
      set(skuId, quantity + (world.cart.find((entry) => entry.skuId === skuId)?.quantity ?? 0));
      return cartOf(world);
    },
    'member.offers.top-ups': () => {
      const { principalFen, bonusFen } = world.card.balances;
      return { packages: world.packages, balance: { principalFen, bonusFen } };
    },
    'member.offers.paid-terms': () => world.terms,
  };
}
