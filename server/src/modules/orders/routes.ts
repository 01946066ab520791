import type { Handlers } from '../../kernel/http/serve.ts';
import { createOrder } from './buying/create-order.ts';
import { quotePurchase } from './buying/quote-purchase.ts';
import { addToCart, getCart, setInCart } from './cart/cart.ts';
import { confirmReceipt } from './completing/confirm-receipt.ts';
import { countMyOrders, getMyOrder, listMyOrders } from './member/my-orders.ts';
import { listPaidTerms, listPicks, listTopUps } from './offers/offers.ts';
import { cancelOrder } from './paying/cancel-order.ts';
import { checkPayment } from './paying/check-payment.ts';
import { payOrder } from './paying/pay-order.ts';
import { approveRefund, cancelRefund, makeRefund, refuseRefund } from './refunds/answer-refund.ts';
import { askRefund } from './refunds/ask-refund.ts';
import { previewOwnRefund, previewRefund } from './refunds/preview-refund.ts';
import { getSalesSettings } from './settings/sales-settings.ts';
import { saveSalesSettings } from './settings/save-sales-settings.ts';
import { shipOrder } from './shipping/ship-order.ts';
import { closeByHand, completeByHand } from './staff/change-order.ts';
import { getOrder } from './staff/get-order.ts';
import { listOrders } from './staff/list-orders.ts';
import { listRefunds } from './staff/list-refunds.ts';
import { nameSources } from './staff/name-sources.ts';
import type { FindSourceNames } from './staff/name-sources.ts';
import { ordersOfCustomer } from './staff/of-customer.ts';
import { revealAddress } from './staff/reveal-address.ts';

type Shopping =
  | 'member.cart.get'
  | 'member.cart.set'
  | 'member.cart.add'
  | 'member.checkout.quote'
  | 'member.offers.top-ups'
  | 'member.offers.paid-terms'
  | 'member.home.picks';
type MyOrders =
  | 'member.orders.create'
  | 'member.orders.pay'
  | 'member.orders.check-payment'
  | 'member.orders.list'
  | 'member.orders.counts'
  | 'member.orders.get'
  | 'member.orders.cancel'
  | 'member.orders.confirm-receipt'
  | 'member.refunds.preview'
  | 'member.refunds.ask'
  | 'member.refunds.cancel';
type StaffOrders =
  | 'staff.orders.list'
  | 'staff.orders.of-customer'
  | 'staff.orders.get'
  | 'staff.orders.reveal-address'
  | 'staff.orders.ship'
  | 'staff.orders.complete'
  | 'staff.orders.close';
type StaffRefunds =
  'staff.refunds.list' | 'staff.refunds.preview' | 'staff.refunds.make' | 'staff.refunds.approve' | 'staff.refunds.refuse';
type Sales = 'staff.sales.settings' | 'staff.sales.save-settings';
type OrderRoutes = Handlers<Shopping | MyOrders | StaffOrders | StaffRefunds | Sales>;

export function createOrderRoutes({ findSourceNames }: { findSourceNames: FindSourceNames }): OrderRoutes {
  const { inOrder, inPage } = nameSources(findSourceNames);
  return {
    'member.cart.get': getCart,
    'member.cart.set': setInCart,
    'member.cart.add': addToCart,
    'member.checkout.quote': quotePurchase,
    'member.offers.top-ups': listTopUps,
    'member.offers.paid-terms': listPaidTerms,
    'member.home.picks': listPicks,
    'member.orders.create': createOrder,
    'member.orders.pay': payOrder,
    'member.orders.check-payment': checkPayment,
    'member.orders.list': listMyOrders,
    'member.orders.counts': countMyOrders,
    'member.orders.get': getMyOrder,
    'member.orders.cancel': cancelOrder,
    'member.orders.confirm-receipt': confirmReceipt,
    'member.refunds.preview': previewOwnRefund,
    'member.refunds.ask': askRefund,
    'member.refunds.cancel': cancelRefund,
    'staff.orders.list': inPage(listOrders),
    'staff.orders.of-customer': inPage(ordersOfCustomer),
    'staff.orders.get': inOrder(getOrder),
    'staff.orders.reveal-address': revealAddress,
    'staff.orders.ship': inOrder(shipOrder),
    'staff.orders.complete': inOrder(completeByHand),
    'staff.orders.close': inOrder(closeByHand),
    'staff.refunds.list': listRefunds,
    'staff.refunds.preview': previewRefund,
    'staff.refunds.make': makeRefund,
    'staff.refunds.approve': approveRefund,
    'staff.refunds.refuse': refuseRefund,
    'staff.sales.settings': getSalesSettings,
    'staff.sales.save-settings': saveSalesSettings,
  };
}
