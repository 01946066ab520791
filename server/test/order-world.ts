import { createFakeEInvoice } from './fake-einvoice.ts';
import type { Input, Output } from '@lianke/shared/api';
import type { Context, Deps } from '../src/kernel/context.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import type { WechatPay, WechatPayRefund, WechatPayTransaction } from '../src/platforms/wechat-pay/types.ts';
import type { MiniProgram } from '../src/platforms/mini-program/types.ts';
import { saveGoods } from '../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../src/modules/catalog/goods/set-on.ts';
import { saveStore } from '../src/modules/catalog/stores/save-store.ts';
import { claimCoupon } from '../src/modules/coupons/issuing/claim-coupon.ts';
import { mergePair } from '../src/modules/customers/merging/merge-customers.ts';
import { lockCustomers } from '../src/modules/customers/store.ts';
import { credit } from '../src/modules/ledger/index.ts';
import { createOrder } from '../src/modules/orders/buying/create-order.ts';
import { quotePurchase } from '../src/modules/orders/buying/quote-purchase.ts';
import { orderPayablePart } from '../src/modules/orders/index.ts';
import { payOrder } from '../src/modules/orders/paying/pay-order.ts';
import type { OrderRefundRow, OrderRow } from '../src/modules/orders/tables.ts';
import { findPayment } from '../src/modules/payments/index.ts';
import { createQueryDue } from '../src/modules/payments/jobs/query-due.ts';
import { sendRefund } from '../src/modules/payments/money/send-refund.ts';
import { settlePayments } from '../src/modules/payments/money/settle-payments.ts';
import { createTemplate } from './factories/coupon-template.ts';
import type { TemplateInput } from './factories/coupon-template.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createTestDeps } from './test-shop.ts';
import { addCustomer } from './test-staff.ts';

type Create = Input<'member.orders.create'>;
type Order = Output<'member.orders.create'>['order'];

export const address = { name: '林小满', phone: '13812345678', region: '浙江省 杭州市 西湖区', detail: '文三路 90 号 3 幢 501' };
const parts = [orderPayablePart];

/** WeChat as far as orders meet it: what is paid there, what is given back, what was told about shipping. */
export interface FakeWechat {
  paid: Map<string, WechatPayTransaction>;
  closed: Set<string>;
  opened: Map<string, number>;
  refunds: Map<string, WechatPayRefund>;
  refundStatus: WechatPayRefund['status'];
  shipped: unknown[];
  shipping: () => Promise<'uploaded' | 'already_done' | 'retry_later'>;
  tradeState: string;
}

export interface OrderWorld {
  deps: Deps;
  clock: { now(): number; add(ms: number): void };
  wechat: FakeWechat;
  ctx: (actor?: Context['actor']) => Context;
  member: (customerId: string) => Context;
  admin: () => Context;
  addCustomer: () => Promise<string>;
  /** Goods with one variant; answers the variant. */
  addGoods: (it?: { priceFen?: number; stock?: number | null; title?: string }) => Promise<{ skuId: string; goodsId: string }>;
  addStore: () => Promise<string>;
  giveCoupon: (customerId: string, change?: Partial<TemplateInput>) => Promise<string>;
  give: (customerId: string, kind: 'points' | 'principal' | 'bonus', amount: number) => Promise<void>;
  /** Buys at the price that is quoted. */
  buy: (customerId: string, purchase: Create['purchase'], more?: Partial<Create>) => Promise<Order>;
  /** The customer pays at WeChat and the notice arrives. */
  pay: (orderId: string, customerId: string) => Promise<void>;
  /** Only what happens at WeChat. */
  payAtWechat: (orderId: string) => Promise<WechatPayTransaction>;
  notice: (...transactions: WechatPayTransaction[]) => Promise<void>;
  /** Sends the refunds that wait, as their jobs would. */
  sendRefunds: () => Promise<void>;
  queryDue: () => Promise<void>;
  merge: (keptId: string, lostId: string) => Promise<string>;
  order: (id: string) => Promise<OrderRow>;
  refund: (id: string) => Promise<OrderRefundRow>;
  stock: (skuId: string) => Promise<number | null>;
  close(): Promise<void>;
}

export const goods = (skuId: string, quantity = 1): Extract<Create['purchase'], { kind: 'goods' }> => ({
  kind: 'goods',
  lines: [{ skuId, quantity }],
  delivery: 'express',
  storeId: null,
});

function fakeWechat(now: () => number): { wechat: FakeWechat; pay: WechatPay; miniProgram: MiniProgram } {
  const wechat: FakeWechat = {
    ...{ paid: new Map(), closed: new Set(), opened: new Map(), refunds: new Map(), refundStatus: 'SUCCESS', shipped: [] },
    shipping: async () => Promise.resolve('uploaded'),
    tradeState: 'received',
  };
  const pay: Partial<WechatPay> = {
    ...{ mchId: '1900000001', appId: 'wxmini' },
    prepay: async ({ outTradeNo, totalFen }) => {
      wechat.opened.set(outTradeNo, totalFen);
      return Promise.resolve({ prepayId: `wx${outTradeNo}` });
    },
    paymentParams: async (prepayId) =>
      Promise.resolve({ timeStamp: '1', nonceStr: 'n', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: 's' }),
    queryOrder: async (outTradeNo) => Promise.resolve(wechat.paid.get(outTradeNo) ?? null),
    closeOrder: async (outTradeNo) => {
      if (wechat.paid.has(outTradeNo)) return Promise.resolve('paid');
      wechat.closed.add(outTradeNo);
      return Promise.resolve('closed');
    },
    refund: async ({ outTradeNo, outRefundNo, refundFen }) => {
      const refund: WechatPayRefund = {
        ...{ outRefundNo, refundId: `50${outRefundNo}`.slice(0, 32), outTradeNo, refundFen, status: wechat.refundStatus },
        transactionId: wechat.paid.get(outTradeNo)?.transactionId ?? '',
        succeededAt: wechat.refundStatus === 'SUCCESS' ? now() : null,
      };
      wechat.refunds.set(outRefundNo, refund);
      return Promise.resolve(refund);
    },
    queryRefund: async (outRefundNo) => Promise.resolve(wechat.refunds.get(outRefundNo) ?? null),
  };
  const miniProgram: Partial<MiniProgram> = {
    uploadShippingInfo: async (info) => {
      wechat.shipped.push(info);
      return wechat.shipping();
    },
    getTradeOrder: async (key) => Promise.resolve({ ...key, state: wechat.tradeState } as never),
  };
  return { wechat, pay: pay as WechatPay, miniProgram: miniProgram as MiniProgram };
}

/** A shop whose clock stands still until a test moves it, with goods to sell and a WeChat that does as it is told. */
export async function createOrderWorld(): Promise<OrderWorld> {
  let now = Date.UTC(2026, 10, 30, 4);
  const clock = { now: () => now, add: (ms: number) => void (now += ms) };
  const fake = fakeWechat(() => now);
  const ports = {
    ...{ officialAccount: null, wechatShop: null, wecom: null, wechatPay: fake.pay, wechatFapiao: null },
    einvoices: { nuonuo: createFakeEInvoice(clock) },
    miniProgram: { appId: 'wxmini', api: fake.miniProgram, callback: null },
  };
  const { deps, ctx, close } = await createTestDeps({ clock, ports });
  const member = (customerId: string): Context => ctx({ kind: 'member', customerId, openid: `o_${customerId}`, sessionId: 'ses_test' });
  const admin = (): Context => ctx(makeStaffActor('admin'));
  const paymentOf = async (orderId: string) => {
    const payment = await findPayment(ctx(), { kind: 'order', id: orderId });
    if (!payment) throw new Error(`${orderId} has no payment`);
    return payment;
  };
  let transactions = 0;
  const world: OrderWorld = {
    ...{ deps, clock, wechat: fake.wechat, ctx, member, admin, close },
    addCustomer: () => addCustomer({ deps }),
    addGoods: async ({ priceFen = 10_000, stock = 100, title = '龙井' } = {}) => {
      const saved = await saveGoods(admin(), {
        ...{ title, subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: true } },
        ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '100 克', code: '', priceFen, stock, barcode: '' }] },
      });
      await setOn(admin(), { ids: [saved.goods.id], on: true });
      return { skuId: saved.goods.skus[0]?.id ?? '', goodsId: saved.goods.id };
    },
    addStore: async () => {
      const name = `门店${(transactions += 1)}`;
      const { store } = await saveStore(admin(), {
        name,
        address: '湖滨路 1 号',
        phone: '0571-1',
        hours: '9-21',
        pickup: true,
        open: true,
      });
      return store.id;
    },
    giveCoupon: async (customerId, change) => {
      const templateId = await createTemplate(ctx(), change);
      return (await claimCoupon(member(customerId), { templateId })).coupon.id;
    },
    give: async (customerId, kind, amount) => {
      const key = `test:${deps.ids.next('claim')}`;
      await credit(ctx(), { key, customerId, kind, amount, reason: kind === 'points' ? 'granted' : 'recharged' });
    },
    buy: async (customerId, purchase, more = {}) => {
      const means = more.means ?? {};
      const { totals } = await quotePurchase(member(customerId), { purchase, means });
      const input = { purchase, means, expectedPayFen: totals.payFen, address: 'delivery' in purchase ? address : null, ...more };
      return (await createOrder(member(customerId), input)).order;
    },
    payAtWechat: async (orderId) => {
      const payment = await paymentOf(orderId);
      const transaction: WechatPayTransaction = {
        ...{ appId: 'wxmini', mchId: '1900000001', outTradeNo: payment.id, transactionId: `42000${String((transactions += 1))}` },
        ...{ tradeState: 'SUCCESS', totalFen: payment.amountFen, payerTotalFen: payment.amountFen, openid: payment.openid },
        ...{ paidAt: now, attach: '' },
      };
      fake.wechat.paid.set(payment.id, transaction);
      return transaction;
    },
    notice: (...paid) => inTransaction(ctx(), (ctx) => settlePayments(ctx, parts, paid)),
    pay: async (orderId, customerId) => {
      await payOrder(member(customerId), { id: orderId });
      await world.notice(await world.payAtWechat(orderId));
    },
    sendRefunds: async () => {
      const ids = await deps.db('payment_refunds').where({ status: 'requested' }).pluck<string[]>('id');
      for (const id of ids) await sendRefund(ctx(), parts, id);
    },
    queryDue: () => createQueryDue(parts).run(ctx(), {}),
    merge: (keptId, lostId) =>
      inTransaction(ctx(), async (ctx) => {
        const rows = await lockCustomers(ctx, [keptId, lostId]);
        const [kept, lost] = [rows.get(keptId), rows.get(lostId)];
        if (!kept || !lost) throw new Error('both must be there');
        return (await mergePair(ctx, kept, lost, 'test')).mergeId;
      }),
    order: async (id) => (await deps.db<OrderRow>('orders').where({ id }).first()) as OrderRow,
    refund: async (id) => (await deps.db<OrderRefundRow>('order_refunds').where({ id }).first()) as OrderRefundRow,
    stock: async (skuId) => (await deps.db('skus').where({ id: skuId }).first<{ stock: number | null }>('stock')).stock,
  };
  return world;
}
