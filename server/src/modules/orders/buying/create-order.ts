import type { Input, Output } from '@lianke/shared/api';
import { PricingInputError } from '@lianke/shared/pricing';
import type { PriceResult } from '@lianke/shared/pricing';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { lockCoupon } from '../../coupons/index.ts';
import { lockLevels } from '../../customers/index.ts';
import { openPayment } from '../../payments/index.ts';
import { settlePaid } from '../paying/settle-paid.ts';
import { openStates } from '../rules/transitions.ts';
import { getSalesSettings } from '../settings/sales-settings.ts';
import { payable } from '../paying/payable.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import type { Bought } from './bought.ts';
import { holdAll } from './hold-all.ts';
import { pricePurchase } from './price-purchase.ts';
import { fullMeans } from './quote-purchase.ts';
import type { Means } from './price-purchase.ts';
import { readPurse } from './purse.ts';
import type { Purse } from './purse.ts';
import { readPurchase } from './read-purchase.ts';
import { takeOutOfCart } from '../cart/cart-lines.ts';
import { writeOrder } from './write-order.ts';

/** How long an order waits for its money. */
const timeToPayMs = 15 * 60_000;
const mostOpen = 20;

/**
 * Buys, in one transaction: what is needed is held, or nothing is. The price is the shop's own; when it is not the one the customer agreed to, the
 * customer is told the new one. An order that leaves nothing to pay is paid at once. Throws what the contract names.
 */
export async function createOrder(ctx: Context, input: Input<'member.orders.create'>): Promise<Output<'member.orders.create'>> {
  const { customerId: caller, openid } = callingMember(ctx);
  const order = await inTransaction(ctx, async (ctx) => {
    // First of all: orders of one customer are made one after another, so that each sees what the one before has taken.
    const customer = (await lockLevels(ctx, [caller])).get(caller);
    if (!customer) throw new AppError('auth.required');
    await refuseTooMany(ctx, customer.id);
    const { settings } = await getSalesSettings(ctx);
    const bought = await readPurchase(ctx, input.purchase, settings);
    if (bought.delivery === 'express' && !input.address) throw new AppError('order.address_needed');
    const purse = await readPurse(ctx, customer.id, settings);
    const id = ctx.ids.next('order');
    const result = await priced(ctx, { bought, purse, means: fullMeans(input.means), orderId: id, customerId: customer.id });
    if (result.totals.payFen !== input.expectedPayFen) throw new AppError('order.price_changed', { payFen: result.totals.payFen });
    const expiresAt = result.totals.payFen > 0 ? ctx.clock.now() + timeToPayMs : null;
    const remark = input.remark ?? '';
    const row = await writeOrder(ctx, { id, customerId: customer.id, bought, result, purse, address: input.address, remark, expiresAt });
    await holdAll(ctx, row, bought, result);
    if (input.fromCart && input.purchase.kind === 'goods') await takeOutOfCart(ctx, customer.id, input.purchase.lines);
    if (expiresAt === null) return (await settlePaid(ctx, [{ id, transactionId: null, paidAt: ctx.clock.now() }])).paid[0] ?? row;
    await openPayment(ctx, {
      payable: payable(id),
      customerId: customer.id,
      openid,
      amountFen: row.pay_fen,
      description: row.title,
      expiresAt,
    });
    return row;
  });
  return { order: await toOrderDetail(ctx, order) };
}

async function refuseTooMany(ctx: Context, customerId: string): Promise<void> {
  const open = await ctx
    .db('orders')
    .where({ customer_id: customerId })
    .whereIn('state', [...openStates])
    .limit(mostOpen)
    .pluck<string[]>('id');
  if (open.length === mostOpen) throw new AppError('order.too_many_open', { most: mostOpen });
}

/** Coupons the customer picked and does not have in the wallet are asked for by name, which says what is the matter with them. */
async function priced(
  ctx: Context,
  it: { bought: Bought; purse: Purse; means: Required<Means>; orderId: string; customerId: string },
): Promise<PriceResult> {
  const { bought, purse, means } = it;
  if (means.coupons !== 'best' && bought.takes.coupons)
    for (const couponId of means.coupons.filter((id) => !purse.coupons.some((coupon) => coupon.id === id))) {
      await lockCoupon(ctx, { couponId, orderId: it.orderId, customerId: it.customerId });
      throw new AppError('coupon.state_refused', { couponId }); // usable after all, but not when the price was made
    }
  try {
    return pricePurchase(bought, purse, means, ctx.clock.now());
  } catch (error) {
    if (error instanceof PricingInputError) throw new AppError('coupon.not_usable', { why: error.code });
    throw error;
  }
}
