import type { Goods } from '../src/features/goods/api.ts';

/** For tests: believable goods, to be changed where they matter. */
export const sampleGoods = (change: Partial<Goods> = {}): Goods => ({
  id: 'spu_1',
  title: '正山小种红茶',
  subtitle: '桐木关原产，松烟香',
  categoryId: 'cat_1',
  images: [{ id: 'fil_1', url: '/files/fil_1' }],
  detail: '干燥、避光、密封保存。',
  on: true,
  delivery: { express: true, pickup: true },
  fromFen: 128_00,
  sold: 326,
  skus: [
    { id: 'sku_1', spec: '250 克', code: 'RC-250', priceFen: 128_00, stock: 42, barcode: '6901234567890' },
    { id: 'sku_2', spec: '500 克', code: 'RC-500', priceFen: 238_00, stock: 8, barcode: '' },
  ],
  taxCode: null,
  taxRateBps: 1300,
  version: 3,
  ...change,
});
