import type { Json } from '../../http/fields.ts';
import type { ShopOrder } from '../../world/shop-orders.ts';
import { goodsFen, payableFen } from '../../world/shop-orders.ts';
import type { World } from '../../world/world.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The discount spread over the lines by their share, the rest on the last. */
function realPrices(order: ShopOrder): number[] {
  const whole = goodsFen(order);
  let left = order.discountFen;
  return order.products.map((one, index) => {
    const price = one.priceFen * one.quantity;
    const share = index === order.products.length - 1 || whole === 0 ? left : Math.floor((order.discountFen * price) / whole);
    left -= share;
    return price - share;
  });
}

/**
 * Fields as the pages of 微信小店 list them (read 2026-11-30: doc/store/shop, order and order list), of them those about buyer, state and money.
 * Unconfirmed: whether `real_price` is for all pieces of a line (so here) or for one; that a finished refund raises `update_time`.
 */
export function shopOrderView(world: World, order: ShopOrder): Json {
  const prices = realPrices(order);
  return {
    order_id: order.orderId,
    status: order.status,
    create_time: seconds(order.createdAt),
    update_time: seconds(order.updatedAt),
    openid: order.openid,
    ...(world.mode.bound.shop && order.unionid ? { unionid: order.unionid } : {}),
    is_present: false,
    order_detail: {
      product_infos: order.products.map((one, index) => ({
        product_id: one.productId,
        sku_id: one.skuId,
        title: one.title,
        thumb_img: '',
        sku_cnt: one.quantity,
        sale_price: one.priceFen,
        market_price: one.priceFen,
        real_price: prices[index],
        on_aftersale_sku_cnt: 0,
        finish_aftersale_sku_cnt: one.returned,
        sku_attrs: [],
      })),
      price_info: {
        product_price: goodsFen(order),
        order_price: payableFen(order),
        freight: order.freightFen,
        discounted_price: order.discountFen,
        is_discounted: order.discountFen > 0,
        original_order_price: goodsFen(order) + order.freightFen,
      },
      pay_info: order.paidAt > 0 ? { payment_method: 1, pay_time: seconds(order.paidAt), transaction_id: order.transactionId } : {},
      delivery_info: {},
    },
    aftersale_detail: { aftersale_order_list: [] },
  };
}
