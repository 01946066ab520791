import type { Output } from '@lianke/shared/api';

export type Order = Output<'member.orders.get'>['order'];
export type Refund = Order['refunds'][number];

export interface OrderWorld {
  orders: Order[];
  /** Answers `member.orders.create` has given, by idempotency key. */
  created: Map<string, string>;
  /** How often the server still says that it does not know, after a payment. */
  slowChecks: number;
  /** Orders whose sheet has been paid. */
  paidAtWeChat: Set<string>;
  photos: number;
}

export const makeOrderWorld = (): OrderWorld => ({ orders: [], created: new Map(), slowChecks: 0, paidAtWeChat: new Set(), photos: 0 });

const at = Date.UTC(2026, 10, 22, 2, 30);

const totals: Order['totals'] = {
  goodsFen: 128_00,
  shippingFen: 0,
  levelFen: 6_40,
  couponsFen: 20_00,
  points: 0,
  pointsFen: 0,
  bonusFen: 0,
  principalFen: 0,
  payFen: 101_60,
};

export const makeOrder = (over: Partial<Order> = {}): Order => ({
  id: 'ord_1',
  orderNo: '20261122103000018842',
  kind: 'goods',
  state: 'paid',
  refundState: 'none',
  title: '明前龙井 · 狮峰',
  image: { id: 'fil_1', url: '/files/tea-1' },
  pieces: 1,
  payFen: 101_60,
  paidFen: 101_60,
  refundedFen: 0,
  createdAt: at,
  expiresAt: null,
  lines: [
    {
      id: 'oln_1',
      skuId: 'sku_1a',
      title: '明前龙井 · 狮峰',
      spec: '罐装 100 克',
      image: { id: 'fil_1', url: '/files/tea-1' },
      unitFen: 128_00,
      quantity: 1,
      refunded: 0,
      paidFen: 101_60,
    },
  ],
  totals,
  steps: [
    { code: 'goods', fen: 128_00, leftFen: 128_00 },
    { code: 'level', fen: 6_40, leftFen: 121_60 },
    { code: 'coupon', fen: 20_00, leftFen: 101_60, couponId: 'cpn_1', name: '新客满减券' },
    { code: 'pay', fen: 101_60, leftFen: 101_60 },
  ],
  delivery: 'express',
  store: null,
  address: { name: '林小满', phone: '13812345678', region: '浙江省杭州市西湖区', detail: '文三路 90 号东部软件园 5 幢 402' },
  remark: '',
  shipping: null,
  paidAt: at + 60_000,
  completedAt: null,
  closedAt: null,
  closeReason: null,
  refunds: [],
  coupons: [{ id: 'cpn_1', title: '新客满减券', fen: 20_00 }],
  earned: null,
  ...over,
});

export const makeRefund = (over: Partial<Refund> = {}): Refund => ({
  id: 'rfd_1',
  orderId: 'ord_1',
  state: 'requested',
  payFen: 101_60,
  balanceFen: 0,
  points: 0,
  lines: [{ lineId: 'oln_1', quantity: 1 }],
  withShipping: true,
  reason: '商品破损：罐子压扁了，茶叶撒出来一半',
  photos: [{ id: 'fil_9', url: '/files/tea-4' }],
  answer: '',
  askedBy: 'customer',
  createdAt: at + 86_400_000,
  settledAt: null,
  ...over,
});

/** One of every kind and state, for looking at. */
export const sampleOrders = (now: number): Order[] => [
  makeOrder({
    id: 'ord_a',
    state: 'paying',
    paidAt: null,
    paidFen: 0,
    expiresAt: now + 14 * 60_000,
    createdAt: now - 60_000,
  }),
  makeOrder({
    id: 'ord_b',
    state: 'shipped',
    pieces: 3,
    shipping: { company: '顺丰速运', trackingNo: 'SF1380013800138', at: at + 86_400_000 },
    lines: [
      ...makeOrder().lines,
      {
        id: 'oln_2',
        skuId: 'sku_4',
        title: '桂花乌龙袋泡茶',
        spec: '15 袋',
        image: { id: 'fil_5', url: '/files/tea-5' },
        unitFen: 39_90,
        quantity: 2,
        refunded: 1,
        paidFen: 79_80,
      },
    ],
    refundState: 'partial',
    refundedFen: 39_90,
    refunds: [
      makeRefund({
        id: 'rfd_2',
        orderId: 'ord_b',
        state: 'succeeded',
        payFen: 39_90,
        points: 120,
        reason: '少发或漏发',
        answer: '抱歉，已退这一件',
        photos: [],
      }),
    ],
    remark: '送礼用，请不要放价签',
  }),
  makeOrder({ id: 'ord_c', refundState: 'requested', refunds: [makeRefund({ orderId: 'ord_c' })] }),
  makeOrder({
    id: 'ord_d',
    state: 'paid',
    delivery: 'pickup',
    address: null,
    store: { id: 'sto_1', name: '西湖店', address: '杭州市西湖区龙井路 18 号', phone: '0571-87654321' },
  }),
  makeOrder({
    id: 'ord_e',
    kind: 'bill',
    state: 'completed',
    title: '到店买单 · 西湖店',
    image: null,
    lines: [],
    delivery: 'none',
    address: null,
    store: { id: 'sto_1', name: '西湖店', address: '杭州市西湖区龙井路 18 号', phone: '0571-87654321' },
    completedAt: at + 60_000,
    earned: { points: 101, growth: 101 },
  }),
  makeOrder({
    id: 'ord_f',
    kind: 'top_up',
    state: 'completed',
    title: '余额充值 ¥500',
    image: null,
    lines: [],
    delivery: 'none',
    address: null,
    payFen: 500_00,
    paidFen: 500_00,
    steps: [
      { code: 'goods', fen: 500_00, leftFen: 500_00 },
      { code: 'pay', fen: 500_00, leftFen: 500_00 },
    ],
  }),
  makeOrder({ id: 'ord_g', state: 'completed', completedAt: at + 5 * 86_400_000, earned: { points: 152, growth: 101 } }),
  makeOrder({ id: 'ord_h', state: 'closed', paidAt: null, paidFen: 0, closedAt: at, closeReason: 'timeout' }),
  makeOrder({
    id: 'ord_i',
    state: 'completed',
    title: '欧阳·买买提江联名款 · 周年庆限量紫砂壶（含证书、锦盒、茶巾与养壶笔）',
    payFen: 9_999_999_99,
    paidFen: 9_999_999_99,
    refundState: 'full',
    refundedFen: 9_999_999_99,
    refunds: [makeRefund({ orderId: 'ord_i', state: 'succeeded', payFen: 9_999_999_99 })],
  }),
];
