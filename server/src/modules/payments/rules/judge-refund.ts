import type { WechatPayRefund } from '../../../platforms/wechat-pay/types.ts';
import type { PaymentRefundRow } from '../tables.ts';

type Verdict =
  | { is: 'succeeded' | 'processing' | 'known' | 'unknown' }
  /** Closed: the money stays with the shop. Abnormal: it left the shop and did not arrive; somebody has to name another account. */
  | { is: 'failed'; problem: 'CLOSED' | 'ABNORMAL' }
  | { is: 'mismatch'; fields: Record<string, string> };

/** What WeChat's news about a refund means for us. A failed one may still succeed, when somebody puts it right there. */
export function judgeRefund(row: PaymentRefundRow | undefined, refund: WechatPayRefund): Verdict {
  if (!row) return { is: 'unknown' };
  const pairs: readonly [string, unknown, unknown][] = [
    ['amountFen', row.amount_fen, refund.refundFen],
    ['outTradeNo', row.payment_id, refund.outTradeNo],
    ['refundId', row.refund_id ?? refund.refundId, refund.refundId],
  ];
  const differing = pairs.filter(([, agreed, came]) => agreed !== came);
  if (differing.length > 0)
    return {
      is: 'mismatch',
      fields: Object.fromEntries(differing.map(([name, agreed, came]) => [name, `${String(agreed)} ≠ ${String(came)}`])),
    };
  if (row.status === 'succeeded') return { is: 'known' };
  if (refund.status === 'SUCCESS') return { is: 'succeeded' };
  if (refund.status === 'PROCESSING') return { is: row.status === 'requested' ? 'processing' : 'known' };
  return row.status === 'failed' ? { is: 'known' } : { is: 'failed', problem: refund.status };
}

/** Whether a failed refund still takes its share of the payment: money on its way to nowhere can not be given back a second time. */
export const keepsItsShare = (row: Pick<PaymentRefundRow, 'status' | 'problem'>): boolean =>
  row.status !== 'failed' || row.problem === 'ABNORMAL';
