import { z } from 'zod';
import type { WechatShopOrder, WechatShopOrderState } from './types.ts';

/** Numbers of states; 200 and 17 appear on some pages only (README.md). What is not listed is taken for what its payment says. */
const states: Readonly<Record<number, WechatShopOrderState>> = {
  10: 'unpaid',
  12: 'gift_waiting',
  13: 'group_waiting',
  17: 'to_redeem',
  20: 'to_ship',
  21: 'partly_shipped',
  30: 'shipped',
  100: 'completed',
  200: 'cancelled_after_refund',
  250: 'cancelled',
};

const fen = z.number().int().nonnegative();
const seconds = z.coerce.number().int().nonnegative();
/** Ids have more digits than a double; some answers write them as numbers, which `ask` keeps as text. */
const id = z.coerce.string().min(1);

const product = z.object({
  product_id: id,
  sku_id: id,
  title: z.string().default(''),
  sku_cnt: z.number().int().positive(),
  sale_price: fen.default(0),
  real_price: fen.optional(),
  finish_aftersale_sku_cnt: z.number().int().nonnegative().default(0),
});

export const orderAnswer = z.object({
  order: z.object({
    order_id: id,
    status: z.number().int(),
    create_time: seconds,
    update_time: seconds,
    openid: z.string().default(''),
    unionid: z.string().nullish(),
    order_detail: z.object({
      product_infos: z.array(product).default([]),
      price_info: z.object({
        product_price: fen.default(0),
        order_price: fen,
        freight: fen.default(0),
        discounted_price: fen.default(0),
      }),
      pay_info: z.object({ pay_time: seconds.optional(), transaction_id: z.string().optional() }).optional(),
    }),
  }),
});

export const listAnswer = z.object({
  order_id_list: z.array(id).default([]),
  next_key: z.coerce.string().default(''),
  has_more: z.boolean(),
});

export function toOrder({ order }: z.output<typeof orderAnswer>): WechatShopOrder {
  const { price_info: price, pay_info: pay, product_infos: products } = order.order_detail;
  return {
    id: order.order_id,
    state: states[order.status] ?? (pay?.pay_time ? 'to_ship' : 'unpaid'),
    openid: order.openid,
    unionid: order.unionid || null,
    createdAt: order.create_time * 1000,
    updatedAt: order.update_time * 1000,
    paidAt: pay?.pay_time ? pay.pay_time * 1000 : null,
    transactionId: pay?.transaction_id || null,
    goodsFen: price.product_price,
    freightFen: price.freight,
    discountFen: price.discounted_price,
    paidFen: price.order_price,
    lines: products.map((it) => ({
      productId: it.product_id,
      skuId: it.sku_id,
      title: it.title,
      quantity: it.sku_cnt,
      priceFen: it.sale_price,
      paidFen: it.real_price ?? it.sale_price * it.sku_cnt,
      refundedQuantity: it.finish_aftersale_sku_cnt,
    })),
  };
}
