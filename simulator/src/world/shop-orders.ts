import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

/** 10 unpaid, 20 to ship, 21 partly shipped, 30 shipped, 100 complete, 200 all given back, 250 cancelled. */
export type ShopStatus = 10 | 20 | 21 | 30 | 100 | 200 | 250;

export interface ShopProduct {
  productId: string;
  skuId: string;
  title: string;
  quantity: number;
  priceFen: number;
  /** Pieces given back for good. */
  returned: number;
}

export interface ShopOrder {
  orderId: string;
  status: ShopStatus;
  openid: string;
  unionid: string;
  createdAt: number;
  updatedAt: number;
  paidAt: number;
  transactionId: string;
  freightFen: number;
  discountFen: number;
  products: ShopProduct[];
}

export interface ShopOrders {
  add(input: Omit<ShopOrder, 'orderId' | 'updatedAt' | 'transactionId'>): ShopOrder;
  get(orderId: string): ShopOrder | undefined;
  all(): ShopOrder[];
  touch(order: ShopOrder, status: ShopStatus): void;
}

/** Beyond 2^53, as the real ones are. */
const FIRST_ID = 3_705_115_058_000_000_000n;

export function createShopOrders(clock: Clock): ShopOrders {
  const orders = new Map<string, ShopOrder>();
  let lastId = FIRST_ID + (BigInt(Date.now()) % 1_000_000_000_000n) * 256n;
  return {
    add: (input) => {
      lastId += 256n;
      const order = { ...input, orderId: String(lastId), updatedAt: Math.max(input.createdAt, input.paidAt), transactionId: '' };
      if (order.paidAt > 0)
        order.transactionId = `4200007777${freshId('', 18).replace(/\D/g, (letter) => String(letter.charCodeAt(0) % 10))}`;
      orders.set(order.orderId, order);
      return order;
    },
    get: (orderId) => orders.get(orderId),
    all: () => [...orders.values()],
    touch: (order, status) => {
      order.status = status;
      order.updatedAt = clock.now();
    },
  };
}

export const goodsFen = (order: ShopOrder): number => order.products.reduce((sum, one) => sum + one.priceFen * one.quantity, 0);
export const payableFen = (order: ShopOrder): number => goodsFen(order) + order.freightFen - order.discountFen;
