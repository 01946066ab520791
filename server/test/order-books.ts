import { expect } from 'vitest';
import type { Context } from '../src/kernel/context.ts';
import { priceOf } from '../src/modules/orders/tables.ts';
import type { OrderCouponRow, OrderLineRow, OrderRefundRow, OrderRow } from '../src/modules/orders/tables.ts';

/** What WeChat has of one payment. */
interface TheirTransaction {
  outTradeNo: string;
  state: string;
  totalFen: number;
  refundedFen: number;
}
interface PaymentRow {
  id: string;
  payable_id: string;
  status: string;
  amount_fen: number;
  late: number;
}
interface Spend {
  source_id: string;
  kind: 'points' | 'bonus' | 'principal';
  amount: number;
  returned: number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const paidStates = ['paid', 'shipped', 'completed'];

/**
 * Everything that must hold between orders, WeChat, coupons, the ledger, stock and the customers' sums once nothing is under way any more; read row by
 * row. `stock` is what each variant had before the first order.
 */
export async function expectSoundOrders(
  { db }: Context,
  theirs: readonly TheirTransaction[],
  stock: ReadonlyMap<string, number>,
): Promise<void> {
  const orders: OrderRow[] = await db<OrderRow>('orders');
  const lines: OrderLineRow[] = await db<OrderLineRow>('order_lines');
  const refunds: OrderRefundRow[] = await db<OrderRefundRow>('order_refunds');
  const payments: PaymentRow[] = await db<PaymentRow>('payments');
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => void (holds || wrong.push(what));
  const isPaid = (order: OrderRow): boolean => paidStates.includes(order.state);
  const backOf = (order: OrderRow, of: (refund: OrderRefundRow) => number): number =>
    sum(refunds.filter((refund) => refund.order_id === order.id && refund.state === 'succeeded').map(of));

  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const paymentOf = new Map(payments.map((payment) => [payment.id, payment]));
  const paidThere = theirs.filter((it) => ['SUCCESS', 'REFUND'].includes(it.state));
  for (const it of paidThere) {
    const payment = paymentOf.get(it.outTradeNo);
    const order = orderOf.get(payment?.payable_id ?? '');
    check(payment?.status === 'paid' && payment.amount_fen === it.totalFen, `${it.outTradeNo} was paid there and not here`);
    if (!payment || !order) continue;
    check((payment.late === 1) === (order.state === 'closed'), `${order.id} is ${order.state}, its money late=${payment.late}`);
    const back = payment.late === 1 ? payment.amount_fen : backOf(order, (refund) => refund.pay_fen);
    check(it.refundedFen === back, `${order.id}: ${it.refundedFen} fen went back there, ${back} here`);
  }
  const paidHere = sum(orders.filter(isPaid).map((order) => order.pay_fen));
  const late = sum(payments.filter((payment) => payment.late === 1).map((payment) => payment.amount_fen));
  check(sum(paidThere.map((it) => it.totalFen)) === paidHere + late, 'all that was paid = paid orders + what goes back by itself');

  for (const order of orders) {
    check(isPaid(order) || order.state === 'closed', `${order.id} is still ${order.state}`);
    const refunded = backOf(order, (refund) => refund.pay_fen + refund.principal_fen + refund.bonus_fen);
    check(order.refunded_fen === refunded, `${order.id} says ${order.refunded_fen} fen went back, its refunds ${refunded}`);
    check(order.paid_fen === (isPaid(order) ? order.pay_fen + order.balance_fen : 0), `${order.id} says ${order.paid_fen} fen came in`);
  }

  const coupons = await db('coupons').select<{ id: string; state: string; order_id: string | null }[]>('id', 'state', 'order_id');
  const held: OrderCouponRow[] = await db<OrderCouponRow>('order_coupons');
  for (const coupon of coupons) {
    const users = held.filter(({ coupon_id: id, order_id: orderId }) => {
      const order = orderOf.get(orderId);
      return id === coupon.id && order !== undefined && isPaid(order) && order.refund_state !== 'full';
    });
    check(users.length === (coupon.state === 'used' ? 1 : 0), `coupon ${coupon.id} is ${coupon.state}, used by ${users.length} orders`);
    check(coupon.state !== 'used' || users[0]?.order_id === coupon.order_id, `coupon ${coupon.id} names another order`);
  }

  const spends: Spend[] = await db('ledger_transactions').where({ movement: 'spend', source_kind: 'order', reason: 'spent' });
  for (const spend of spends) {
    const order = orderOf.get(spend.source_id);
    if (!order) check(false, `something was spent for ${spend.source_id}, which is no order`);
    else {
      const column = { points: 'points', bonus: 'bonus_fen', principal: 'principal_fen' } as const;
      const back = isPaid(order) ? backOf(order, (refund) => refund[column[spend.kind]]) : spend.amount;
      check(spend.returned === back, `${order.id}: ${spend.returned} ${spend.kind} came back, not ${back}`);
    }
  }
  for (const order of orders) {
    const { points, bonusFen, principalFen } = priceOf(order).totals;
    const amounts = spends.filter((spend) => spend.source_id === order.id).map((spend) => spend.amount);
    check(sum(amounts) === points + bonusFen + principalFen, `${order.id} took something else than its price says`);
  }

  for (const [skuId, before] of stock) {
    const sold = lines.filter((line) => line.sku_id === skuId && isPaid(orderOf.get(line.order_id) as OrderRow));
    const out = sum(sold.map((line) => line.quantity - line.refunded));
    const [row] = await db('skus').where({ id: skuId }).select<{ stock: number }[]>('stock');
    check(row !== undefined && row.stock >= 0 && row.stock === before - out, `${skuId}: ${row?.stock} left of ${before}, ${out} sold`);
  }

  const customers = await db('customers').select<{ id: string; orders_count: number; paid_total_fen: number }[]>(
    'id',
    'orders_count',
    'paid_total_fen',
  );
  for (const it of customers) {
    const bought = orders.filter((order) => order.customer_id === it.id && isPaid(order) && order.kind !== 'top_up');
    const kept = bought.filter((order) => order.refund_state !== 'full');
    const fen = sum(bought.map((order) => order.paid_fen - order.refunded_fen));
    check(
      it.orders_count === kept.length && it.paid_total_fen === fen,
      `${it.id}: ${it.orders_count}/${it.paid_total_fen}, not ${kept.length}/${fen}`,
    );
  }
  expect(wrong).toEqual([]);
}
