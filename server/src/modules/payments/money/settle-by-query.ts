import type { PaymentStatus } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { PayablePart } from '../payable-part.ts';
import { isPaid } from '../rules/judge-transaction.ts';
import { getPayment } from './open-payment.ts';
import { settlePayments } from './settle-payments.ts';

/**
 * Asks WeChat whether it is paid, and settles it if so; answers how it stands with us then. Without WeChat Pay nobody is asked. Network: never in a
 * transaction. `parts`: at least the caller's own. Throws payment.refused, platform.*.
 */
export async function settleByQuery(ctx: Context, parts: readonly PayablePart[], paymentId: string): Promise<PaymentStatus> {
  const row = await getPayment(ctx, paymentId);
  if (row.status === 'paid' || row.status === 'created' || !ctx.ports.wechatPay) return row.status;
  const transaction = await ctx.ports.wechatPay.queryOrder(row.id);
  if (!transaction || !isPaid(transaction)) return row.status;
  await inTransaction(ctx, (ctx) => settlePayments(ctx, parts, [transaction]));
  return (await getPayment(ctx, row.id)).status;
}
