import type { Output } from '@lianke/shared/api';

export type Goods = Output<'member.catalog.get'>['goods'];
export type Sku = Goods['skus'][number];
export type Store = Output<'member.catalog.stores'>['stores'][number];
export type Category = Output<'member.catalog.categories'>['categories'][number];
type TopUps = Output<'member.offers.top-ups'>;
type PaidTerms = Output<'member.offers.paid-terms'>;

export interface CartEntry {
  skuId: string;
  quantity: number;
}

export interface ShopWorld {
  goods: Goods[];
  categories: Category[];
  stores: Store[];
  cart: CartEntry[];
  packages: TopUps['packages'];
  terms: PaidTerms;
  /** Added to every price: something has changed since the last quote. */
  dearerFen: number;
}

export const makeSku = (over: Partial<Sku> = {}): Sku => ({
  id: 'sku_1a',
  spec: '罐装 100 克',
  code: 'LJ-100',
  priceFen: 128_00,
  stock: 36,
  barcode: '',
  ...over,
});

export const makeGoods = (over: Partial<Goods> = {}): Goods => {
  const skus = over.skus ?? [makeSku()];
  return {
    id: 'spu_1',
    title: '明前龙井 · 狮峰',
    subtitle: '清明前头采，豆香清甜',
    categoryId: 'cat_green',
    images: [
      { id: 'fil_1', url: '/files/tea-1' },
      { id: 'fil_2', url: '/files/tea-2' },
    ],
    detail: '产自杭州西湖狮峰山，一芽一叶，手工辉锅。\n\n冲泡：80 ℃ 水，3 克茶，150 毫升，30 秒出汤。',
    on: true,
    delivery: { express: true, pickup: true },
    fromFen: Math.min(...skus.map(({ priceFen }) => priceFen)),
    sold: 326,
    ...over,
    skus,
  };
};

const picture = (nth: number): Goods['images'] => [{ id: `fil_${nth}`, url: `/files/tea-${nth}` }];

const teas = (): Goods[] => [
  makeGoods({
    skus: [
      makeSku(),
      makeSku({ id: 'sku_1b', spec: '礼盒 250 克', code: 'LJ-250', priceFen: 298_00, stock: 8 }),
      makeSku({ id: 'sku_1c', spec: '体验装 20 克', code: 'LJ-20', priceFen: 28_00, stock: 0 }),
    ],
  }),
  makeGoods({
    id: 'spu_2',
    title: '大红袍 · 武夷正岩慢焙足火',
    subtitle: '岩骨花香，耐泡十道',
    categoryId: 'cat_oolong',
    images: picture(3),
    sold: 1280,
    skus: [makeSku({ id: 'sku_2', spec: '礼盒 200 克', code: 'DHP-200', priceFen: 368_00, stock: null })],
  }),
  makeGoods({
    id: 'spu_3',
    title: '老白茶饼',
    subtitle: '2016 年福鼎太姥山',
    categoryId: 'cat_white',
    images: picture(4),
    sold: 86,
    skus: [makeSku({ id: 'sku_3', spec: '350 克', code: 'LBC-350', priceFen: 458_00, stock: 3 })],
  }),
  makeGoods({
    id: 'spu_4',
    title: '桂花乌龙袋泡茶',
    subtitle: '办公室一杯',
    categoryId: 'cat_oolong',
    images: picture(5),
    sold: 2304,
    skus: [makeSku({ id: 'sku_4', spec: '15 袋', code: 'GH-15', priceFen: 39_90, stock: 200 })],
  }),
  makeGoods({
    id: 'spu_5',
    title: '玻璃公道杯',
    subtitle: '',
    categoryId: 'cat_ware',
    images: [],
    sold: 12,
    skus: [makeSku({ id: 'sku_5', spec: '', code: 'GDB', priceFen: 59_00, stock: 0 })],
  }),
  makeGoods({
    id: 'spu_6',
    title: '欧阳·买买提江联名款 · 周年庆限量紫砂壶（含证书、锦盒、茶巾与养壶笔）',
    subtitle: '工艺师全手工，编号收藏',
    categoryId: 'cat_ware',
    images: picture(6),
    sold: 0,
    skus: [makeSku({ id: 'sku_6', spec: '石瓢 220 毫升', code: 'ZS-1', priceFen: 9_999_999_99, stock: 1 })],
  }),
];

const makeStore = (over: Partial<Store> = {}): Store => ({
  id: 'sto_1',
  name: '西湖店',
  address: '杭州市西湖区龙井路 18 号',
  phone: '0571-87654321',
  hours: '9:00–21:00',
  pickup: true,
  open: true,
  ...over,
});

export const makeShopWorld = (): ShopWorld => ({
  goods: teas(),
  categories: [
    { id: 'cat_green', name: '绿茶', parentId: null, position: 1 },
    { id: 'cat_oolong', name: '乌龙', parentId: null, position: 2 },
    { id: 'cat_white', name: '白茶', parentId: null, position: 3 },
    { id: 'cat_ware', name: '茶器', parentId: null, position: 4 },
  ],
  stores: [makeStore(), makeStore({ id: 'sto_2', name: '湖滨银泰店', address: '杭州市上城区延安路 258 号 B1', hours: '10:00–22:00' })],
  cart: [],
  packages: [
    { id: 'top_1', payFen: 200_00, bonusFen: 0, bonusDays: null, note: '' },
    { id: 'top_2', payFen: 500_00, bonusFen: 50_00, bonusDays: 365, note: '送的 50 元一年内用完' },
    { id: 'top_3', payFen: 1000_00, bonusFen: 150_00, bonusDays: 365, note: '' },
    { id: 'top_4', payFen: 3000_00, bonusFen: 600_00, bonusDays: 365, note: '另送明前龙井一罐' },
  ],
  terms: {
    offers: [
      { id: 'ter_1', level: 2, levelName: '金卡会员', term: 'month', priceFen: 29_00 },
      { id: 'ter_2', level: 2, levelName: '金卡会员', term: 'quarter', priceFen: 79_00 },
      { id: 'ter_3', level: 2, levelName: '金卡会员', term: 'year', priceFen: 268_00 },
    ],
    until: null,
  },
  dearerFen: 0,
});
