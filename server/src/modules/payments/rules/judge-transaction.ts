import type { WechatPayTransaction } from '../../../platforms/wechat-pay/types.ts';
import type { PaymentRow } from '../tables.ts';

type Verdict =
  /** Fulfil it. */
  | { is: 'paid' }
  /** It was closed: the money goes back. */
  | { is: 'late' }
  /** Settled before, by the same transaction. */
  | { is: 'known' }
  /** No payment of ours has this number. */
  | { is: 'unknown' }
  /** Not what was agreed; `fields` with what we hold and what came. */
  | { is: 'mismatch'; fields: Record<string, string> };

/** WeChat says that it is paid; what that means for us. Amount, account, merchant and payer must all be the agreed ones. */
export function judgeTransaction(
  payment: PaymentRow | undefined,
  transaction: WechatPayTransaction,
  ours: { appId: string; mchId: string },
): Verdict {
  if (!payment) return { is: 'unknown' };
  const pairs: readonly [string, unknown, unknown][] = [
    ['amountFen', payment.amount_fen, transaction.totalFen],
    ['appId', ours.appId, transaction.appId],
    ['mchId', ours.mchId, transaction.mchId],
    ['openid', payment.openid, transaction.openid],
    ['transactionId', payment.transaction_id ?? transaction.transactionId, transaction.transactionId],
  ];
  const differing = pairs.filter(([, agreed, came]) => agreed !== came);
  if (differing.length > 0)
    return {
      is: 'mismatch',
      fields: Object.fromEntries(differing.map(([name, agreed, came]) => [name, `${String(agreed)} ≠ ${String(came)}`])),
    };
  if (payment.status === 'paid') return { is: 'known' };
  return { is: payment.status === 'closed' ? 'late' : 'paid' };
}

/** A refunded payment was paid; how much of it went back is told by the refunds. */
export const isPaid = (transaction: WechatPayTransaction): transaction is WechatPayTransaction & { transactionId: string } =>
  ['SUCCESS', 'REFUND'].includes(transaction.tradeState) && transaction.transactionId !== null;
