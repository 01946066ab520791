import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { PaymentParams, WechatPay } from '../../../platforms/wechat-pay/types.ts';
import { nextPaymentQuery } from '../rules/when-to-ask.ts';
import type { PaymentRow } from '../tables.ts';
import { connected, notifyUrl } from './connection.ts';
import { getPayment } from './open-payment.ts';

/**
 * Opens the payment at WeChat and answers what `wx.requestPayment` takes; may be called again until it is paid or its time is over. Network: never in
 * a transaction. Throws payment.not_connected, order.expired, order.state_refused (paid or closed), payment.refused, platform.*.
 */
export async function prepay(ctx: Context, paymentId: string): Promise<PaymentParams> {
  const wechatPay = connected(ctx);
  const row = await getPayment(ctx, paymentId);
  const now = ctx.clock.now();
  if (row.status !== 'created' && row.status !== 'paying') throw new AppError('order.state_refused');
  if (now >= row.expires_at) throw new AppError('order.expired');
  // Before the call: whatever becomes of it, WeChat will be asked.
  const next = nextPaymentQuery({ asked: 0, now, expiresAt: row.expires_at });
  if (!(await keepPaying(ctx, row.id, { status: 'paying', queries: 0, next_query_at: next }))) throw new AppError('order.state_refused');
  const prepayId = await open(ctx, wechatPay, row);
  if (await keepPaying(ctx, row.id, { status: 'paying' })) return wechatPay.paymentParams(prepayId);
  // Closed or paid while WeChat was asked; what has just been opened there must not be paid.
  await wechatPay.closeOrder(row.id);
  throw new AppError('order.state_refused');
}

/** True while nobody has paid or closed it. */
const keepPaying = (ctx: Context, id: string, change: Partial<PaymentRow>): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const open = ctx.db<PaymentRow>('payments').where({ id }).whereIn('status', ['created', 'paying']);
    return (await open.update(change)) === 1;
  });

async function open(ctx: Context, wechatPay: WechatPay, row: PaymentRow): Promise<string> {
  try {
    const { prepayId } = await wechatPay.prepay({
      outTradeNo: row.id,
      description: row.description,
      totalFen: row.amount_fen,
      openid: row.openid,
      expiresAt: row.expires_at,
      notifyUrl: notifyUrl(ctx),
    });
    return prepayId;
  } catch (error) {
    const settled = error instanceof AppError && ['already_paid', 'order_closed'].includes(String(error.data?.reason));
    if (settled) await keepPaying(ctx, row.id, { next_query_at: ctx.clock.now() }); // we have missed something: ask at once
    throw error;
  }
}
