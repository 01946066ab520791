import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { WechatPay } from '../../../platforms/wechat-pay/types.ts';
import type { PayablePart } from '../payable-part.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';
import { connected, notifyUrl } from './connection.ts';
import { alarmRefund, failRefund } from './fail-refund.ts';
import { getPayment } from './open-payment.ts';
import { settleRefunds } from './settle-refunds.ts';

/**
 * Tells WeChat to give money back. The number is the same for ever, so sending it again never pays twice: after an unknown outcome, a crash or an
 * empty account it is simply sent again. Network: never in a transaction. Throws payment.not_connected, platform.*.
 */
export async function sendRefund(ctx: Context, parts: readonly PayablePart[], refundId: string): Promise<void> {
  const refund = await ctx.db<PaymentRefundRow>('payment_refunds').where({ id: refundId }).first();
  if (refund?.status !== 'requested') return;
  const payment = await getPayment(ctx, refund.payment_id);
  const wechatPay = connected(ctx);
  try {
    const answer = await wechatPay.refund({
      outTradeNo: payment.id,
      outRefundNo: refund.id,
      refundFen: refund.amount_fen,
      totalFen: payment.amount_fen,
      reason: refund.reason,
      notifyUrl: notifyUrl(ctx),
    });
    await inTransaction(ctx, (ctx) => settleRefunds(ctx, parts, [answer]));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'payment.refused') throw error;
    await refused(ctx, parts, wechatPay, { payment, refund, error });
  }
}

/** Refused now does not say that an earlier try with an unknown outcome was refused too: what WeChat has under this number counts. */
async function refused(
  ctx: Context,
  parts: readonly PayablePart[],
  wechatPay: WechatPay,
  it: { payment: PaymentRow; refund: PaymentRefundRow; error: AppError },
): Promise<void> {
  const { payment, refund, error } = it;
  const known = await wechatPay.queryRefund(refund.id);
  const problem = [error.data?.wxCode, error.data?.reason]
    .filter((word) => typeof word === 'string')
    .join(' ')
    .slice(0, 200);
  await inTransaction(ctx, async (ctx) => {
    if (known) return settleRefunds(ctx, parts, [known]);
    const row = await ctx.db<PaymentRefundRow>('payment_refunds').where({ id: refund.id, status: 'requested' }).first();
    if (!row) return;
    if (error.data?.reason !== 'not_enough_balance') return failRefund(ctx, parts, { row: payment, refund: row, refundId: null, problem });
    // Somebody fills the account up, and the job asks again.
    await ctx.db<PaymentRefundRow>('payment_refunds').where({ id: row.id }).update({ problem });
    await alarmRefund(ctx, payment, row, problem);
  });
}
