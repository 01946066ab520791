import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import type { PaymentRow } from '../tables.ts';
import { sendRefundTicket } from '../jobs/send-refund-ticket.ts';
import { lateCause, newRefund } from './request-refund.ts';

/** Money for something that is gone goes back whole, by itself, in the transaction in which it came. Paid once, so this happens once. */
export async function giveBackLate(ctx: Context, payments: readonly PaymentRow[]): Promise<void> {
  if (payments.length === 0) return;
  const marked = await ctx
    .db<PaymentRow>('payments')
    .whereIn(
      'id',
      payments.map((row) => row.id),
    )
    .where({ status: 'paid', late: 0, refunded_fen: 0 })
    .update({ late: 1, refunded_fen: ctx.db.ref('amount_fen') as unknown as number });
  if (marked !== payments.length) throw new RetryTransaction('some of these payments are going back already');
  const refunds = payments.map((row) =>
    newRefund(ctx, { paymentId: row.id, causeId: lateCause, amountFen: row.amount_fen, reason: '订单已关闭，自动退款' }),
  );
  await insertRows(ctx, 'payment_refunds', refunds);
  for (const { id } of refunds) await defer(ctx, sendRefundTicket, { refundId: id });
  for (const row of payments)
    await raiseAlarm(ctx, {
      kind: 'payment.late',
      matter: row.id,
      about: row.payable_id,
      orderId: row.payable_kind === 'order' ? row.payable_id : undefined,
      data: { outTradeNo: row.id, amountFen: String(row.amount_fen) },
    });
}
