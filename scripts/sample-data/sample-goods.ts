import type { Input } from '@lianke/shared/api';
import type { Look } from './pictures/draw.ts';

type Goods = Input<'staff.catalog.save'>;

export const sampleStores: readonly Input<'staff.stores.save'>[] = [
  { name: '西湖龙井路店', address: '杭州市西湖区龙井路 1 号', phone: '0571-87960001', hours: '9:00–21:00', pickup: true, open: true },
  {
    name: '湖滨银泰店',
    address: '杭州市上城区延安路 258 号 B1 层',
    phone: '0571-87960002',
    hours: '10:00–22:00',
    pickup: true,
    open: true,
  },
  {
    name: '滨江宝龙店',
    address: '杭州市滨江区滨盛路 3867 号 2 层',
    phone: '0571-87960003',
    hours: '10:00–21:30',
    pickup: true,
    open: true,
  },
];

/** Category → those below it, in the order they are shown. */
export const sampleCategories: Readonly<Record<string, readonly string[]>> = {
  茶叶: ['绿茶', '红茶', '乌龙茶', '白茶与普洱'],
  现制茶饮: [],
  茶具: [],
  礼盒: [],
};

// Plausible classification codes: tea that is processed and packed, drinks made in the shop, ceramics.
const packedTea = { taxCode: '1030304000000000000', taxRateBps: 1_300 };
const madeDrink = { taxCode: '3070401000000000000', taxRateBps: 600 };
const ceramics = { taxCode: '1080503000000000000', taxRateBps: 1_300 };
const everywhere = { express: true, pickup: true };

interface Variant {
  spec: string;
  yuan: number;
  /** Null: made to order. */
  stock: number | null;
}

/** Variants with codes counted on from the goods' own. */
const skus = (code: string, ...variants: Variant[]): Goods['skus'] =>
  variants.map(({ spec, yuan, stock }, nth) => ({
    spec,
    code: `${code}-${nth + 1}`,
    priceFen: Math.round(yuan * 100),
    stock,
    barcode: '',
  }));

const drinks = (code: string, yuan: number): Goods['skus'] =>
  skus(code, { spec: '中杯', yuan, stock: null }, { spec: '大杯', yuan: yuan + 3, stock: null });

export interface SampleGoods {
  category: string;
  look: Look;
  goods: Omit<Goods, 'categoryId' | 'imageIds'>;
}

/** Oldest first: lists show the last ones at the top. */
export const sampleGoods: readonly SampleGoods[] = [
  {
    category: '茶具',
    look: { thing: 'cup', colours: ['#f4f7f6', '#d9a35b', '#d5dfe0'] },
    goods: {
      ...{ title: '影青瓷盖碗', subtitle: '景德镇手作，120ml', detail: '薄胎透影，出汤利落。一盖一碗一托，送棉布收纳袋。' },
      ...{
        delivery: everywhere,
        ...ceramics,
        skus: skus('TW-001', { spec: '影青', yuan: 168, stock: 46 }, { spec: '甜白', yuan: 158, stock: 32 }),
      },
    },
  },
  {
    category: '茶具',
    look: { thing: 'pot', colours: ['#7a3e2b', '#e3b98a', '#eadfd2'] },
    goods: {
      ...{
        title: '宜兴紫砂西施壶',
        subtitle: '原矿紫泥，全手工 200ml',
        detail: '宜兴工艺师全手工制作，附收藏证书。紫砂透气，一壶事一茶更佳。',
      },
      ...{ delivery: everywhere, ...ceramics, skus: skus('TW-002', { spec: '200ml', yuan: 688, stock: 12 }) },
    },
  },
  {
    category: '茶具',
    look: { thing: 'pot', colours: ['#5f7f79', '#e8e2cf', '#dbe5e1'] },
    goods: {
      ...{ title: '汝窑旅行茶具套装', subtitle: '一壶三杯，便携硬包', detail: '开片釉面，越养越润。一壶三杯嵌套收纳，出差露营都合适。' },
      ...{
        delivery: everywhere,
        ...ceramics,
        skus: skus('TW-003', { spec: '天青', yuan: 268, stock: 28 }, { spec: '月白', yuan: 268, stock: 0 }),
      },
    },
  },
  {
    category: '白茶与普洱',
    look: { thing: 'cake', colours: ['#8a7a55', '#f4ead0', '#ebe6d6'] },
    goods: {
      ...{
        title: '福鼎老白茶饼',
        subtitle: '2019 年寿眉，枣香药香',
        detail: '福鼎管阳高山寿眉压制，干仓存放。煮饮更显枣香，一饼可泡四十余次。',
      },
      ...{
        ...{ delivery: everywhere, ...packedTea },
        skus: skus('BC-001', { spec: '350g 饼', yuan: 198, stock: 120 }, { spec: '350g 饼 × 5', yuan: 899, stock: 20 }),
      },
    },
  },
  {
    category: '白茶与普洱',
    look: { thing: 'cake', colours: ['#6b3f2a', '#f1dfc0', '#ece2d2'] },
    goods: {
      ...{ title: '勐海古树熟普', subtitle: '布朗山料，轻发酵', detail: '勐海布朗山大树料，轻发酵工艺，汤色红浓透亮，入口绵滑。' },
      ...{ delivery: everywhere, ...packedTea, skus: skus('PE-001', { spec: '357g 饼', yuan: 258, stock: 64 }) },
    },
  },
  {
    category: '乌龙茶',
    look: { thing: 'pouch', colours: ['#40503a', '#efe6c9', '#e2e6d8'] },
    goods: {
      ...{ title: '安溪铁观音', subtitle: '清香型，兰花香', detail: '安溪祥华高山秋茶，青叶当日制成，兰香清扬。7g 独立小泡，一次一泡。' },
      ...{
        ...{ delivery: everywhere, ...packedTea },
        skus: skus('WL-001', { spec: '7g × 10 泡', yuan: 59, stock: 260 }, { spec: '7g × 30 泡', yuan: 159, stock: 90 }),
      },
    },
  },
  {
    category: '乌龙茶',
    look: { thing: 'tin', colours: ['#4a3327', '#ecd9b4', '#eadfd3'] },
    goods: {
      ...{ title: '武夷山大红袍', subtitle: '中足火，岩骨花香', detail: '武夷正岩拼配，三道炭焙。岩韵厚重，回甘持久，七泡有余香。' },
      ...{
        delivery: everywhere,
        ...packedTea,
        skus: skus('WL-002', { spec: '80g 罐', yuan: 128, stock: 75 }, { spec: '160g 双罐', yuan: 238, stock: 40 }),
      },
    },
  },
  {
    category: '乌龙茶',
    look: { thing: 'pouch', colours: ['#8c5a2b', '#f8ead0', '#f2e6d2'] },
    goods: {
      ...{ title: '凤凰单丛·蜜兰香', subtitle: '潮州乌岽山，蜜韵兰香', detail: '潮州凤凰镇乌岽中山老丛，蜜香浓、兰香幽，耐泡度高。' },
      ...{ delivery: everywhere, ...packedTea, skus: skus('WL-003', { spec: '100g', yuan: 98, stock: 110 }) },
    },
  },
  {
    category: '红茶',
    look: { thing: 'tin', colours: ['#8a2f24', '#f7e3bf', '#f4e2d8'] },
    goods: {
      ...{ title: '桐木关正山小种', subtitle: '传统松烟香', detail: '桐木关原产地，马尾松熏焙，桂圆汤、松烟香，暖胃养人。' },
      ...{
        delivery: everywhere,
        ...packedTea,
        skus: skus('HC-001', { spec: '50g 罐', yuan: 68, stock: 150 }, { spec: '150g 罐', yuan: 188, stock: 60 }),
      },
    },
  },
  {
    category: '红茶',
    look: { thing: 'pouch', colours: ['#a8452f', '#fbe7cf', '#f5e3da'] },
    goods: {
      ...{ title: '祁门红茶', subtitle: '特级毫芽，祁门香', detail: '祁门历口核心产区，条索紧细显毫，蜜糖香带果香，清饮调饮皆宜。' },
      ...{
        delivery: everywhere,
        ...packedTea,
        skus: skus('HC-002', { spec: '100g', yuan: 88, stock: 180 }, { spec: '250g', yuan: 198, stock: 80 }),
      },
    },
  },
  {
    category: '绿茶',
    look: { thing: 'pouch', colours: ['#56783f', '#f3f1d8', '#e5ecd6'] },
    goods: {
      ...{ title: '碧螺春', subtitle: '洞庭东山，花果香', detail: '太湖洞庭山茶果间作，一芽一叶初展，卷曲如螺，花果香鲜爽。' },
      ...{ delivery: everywhere, ...packedTea, skus: skus('LC-002', { spec: '50g', yuan: 118, stock: 66 }) },
    },
  },
  {
    category: '绿茶',
    look: { thing: 'tin', colours: ['#2f5d43', '#f3ead2', '#e6eddb'] },
    goods: {
      ...{
        title: '明前西湖龙井',
        subtitle: '狮峰山头采，豆香馥郁',
        detail: '清明前手采一芽一叶，老师傅辉锅。80℃ 水、玻璃杯、上投法，三泡皆鲜。开封后请冷藏密封保存。',
      },
      ...{
        ...{ delivery: everywhere, ...packedTea },
        skus: skus(
          'LC-001',
          { spec: '50g 罐', yuan: 128, stock: 200 },
          { spec: '100g 罐', yuan: 238, stock: 120 },
          { spec: '250g 礼罐', yuan: 568, stock: 30 },
        ),
      },
    },
  },
  {
    category: '现制茶饮',
    look: { thing: 'glass', colours: ['#f2a65a', '#c8553d', '#fbe9d7'] },
    goods: {
      ...{ title: '桂花乌龙冷泡', subtitle: '冷萃八小时，0 糖', detail: '炭焙乌龙配金桂，低温冷萃八小时。请到店自提，两小时内饮用。' },
      ...{ delivery: { express: false, pickup: true }, ...madeDrink, skus: drinks('YL-001', 16) },
    },
  },
  {
    category: '现制茶饮',
    look: { thing: 'cup', colours: ['#fbf8f1', '#b9c26a', '#dfe8d8'] },
    goods: {
      ...{ title: '现磨抹茶拿铁', subtitle: '石磨抹茶，鲜牛乳', detail: '径山抹茶现磨现打，冷热可选（备注即可）。请到店自提。' },
      ...{ delivery: { express: false, pickup: true }, ...madeDrink, skus: drinks('YL-002', 19) },
    },
  },
  {
    category: '现制茶饮',
    look: { thing: 'glass', colours: ['#f6d5a2', '#b98a5a', '#f4ebdd'] },
    goods: {
      ...{
        title: '茉莉鲜奶茶',
        subtitle: '七窨茉莉，鲜奶现调',
        detail: '福州七窨茉莉花茶底，鲜牛乳现调，可选三分糖、五分糖（备注即可）。',
      },
      ...{ delivery: { express: false, pickup: true }, ...madeDrink, skus: drinks('YL-003', 18) },
    },
  },
  {
    category: '礼盒',
    look: { thing: 'giftBox', colours: ['#a3322c', '#e9c46a', '#f5e4dc'] },
    goods: {
      ...{
        title: '四季茶礼盒',
        subtitle: '龙井、正山小种、大红袍、老白茶',
        detail: '四款当家茶各一罐，附手提袋与贺卡，企业团购可印 logo。',
      },
      ...{ delivery: everywhere, ...packedTea, skus: skus('LH-001', { spec: '四罐装', yuan: 398, stock: 50 }) },
    },
  },
  {
    category: '礼盒',
    look: { thing: 'giftBox', colours: ['#2f4d46', '#d8b56a', '#e2e8df'] },
    goods: {
      ...{ title: '冬日暖茶礼盒', subtitle: '熟普配影青杯，限时上新', detail: '古树熟普小饼一片、影青主人杯一只，暖心之选。' },
      ...{ delivery: everywhere, ...packedTea, skus: skus('LH-002', { spec: '一饼一杯', yuan: 298, stock: 8 }) },
    },
  },
];
