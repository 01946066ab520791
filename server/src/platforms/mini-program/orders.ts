import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { readAnswer } from '../api/read-answer.ts';
import { tradeIds } from './trade-call.ts';
import type { TradeCall } from './trade-call.ts';
import type { TradeOrder, TradeOrders, TradeOrderState } from './trade-orders.ts';

const notFound = 10060001;
const mostPerPage = 100;

const states: Readonly<Record<number, TradeOrderState>> = {
  1: 'to_ship',
  2: 'shipped',
  3: 'received',
  4: 'completed',
  5: 'refunded',
  6: 'awaiting_settlement',
};

const seconds = z.coerce.number().int().nonnegative();

const order = z.object({
  transaction_id: z.string().min(1),
  merchant_id: z.coerce.string(),
  merchant_trade_no: z.string(),
  description: z.string().default(''),
  paid_amount: z.number().int().nonnegative(),
  openid: z.string().default(''),
  trade_create_time: seconds,
  pay_time: seconds,
  order_state: z.number().int().min(1).max(6),
  in_complaint: z.boolean().default(false),
  shipping: z
    .object({
      shipping_list: z
        .array(
          z.object({
            tracking_no: z.string().default(''),
            express_company: z.string().default(''),
            goods_desc: z.string().default(''),
            upload_time: seconds.optional(),
          }),
        )
        .default([]),
    })
    .optional(),
});
const one = z.object({ order });
const page = z.object({ order_list: z.array(order).default([]), last_index: z.coerce.string().default(''), has_more: z.boolean() });

/** What the platform knows of this mini-program's payments (facts §5.9). */
export function createOrders(call: TradeCall): Pick<TradeOrders, 'getTradeOrder' | 'listTradeOrders'> {
  return {
    getTradeOrder: async (key) => {
      try {
        return toOrder(readAnswer('get_order', one, await call('get_order', tradeIds(key))).order);
      } catch (error) {
        if (error instanceof AppError && error.data?.['errcode'] === notFound) return null;
        throw error;
      }
    },

    listTradeOrders: async ({ payTimeFrom, payTimeUntil, lastIndex, pageSize }) => {
      const answer = await call('get_order_list', {
        pay_time_range: { begin_time: Math.floor(payTimeFrom / 1000), end_time: Math.floor(payTimeUntil / 1000) },
        ...(lastIndex ? { last_index: lastIndex } : {}),
        page_size: Math.min(pageSize, mostPerPage),
      });
      const { order_list: list, last_index, has_more } = readAnswer('get_order_list', page, answer);
      return { orders: list.map(toOrder), lastIndex: last_index, hasMore: has_more };
    },
  };
}

function toOrder(found: z.output<typeof order>): TradeOrder {
  return {
    transactionId: found.transaction_id,
    mchId: found.merchant_id,
    outTradeNo: found.merchant_trade_no,
    description: found.description,
    paidFen: found.paid_amount,
    openid: found.openid,
    createdAt: found.trade_create_time * 1000,
    paidAt: found.pay_time * 1000,
    state: states[found.order_state] ?? 'to_ship',
    inComplaint: found.in_complaint,
    shipments: (found.shipping?.shipping_list ?? []).map((parcel) => ({
      trackingNo: parcel.tracking_no,
      expressCompany: parcel.express_company,
      goods: parcel.goods_desc,
      uploadedAt: parcel.upload_time === undefined ? null : parcel.upload_time * 1000,
    })),
  };
}
