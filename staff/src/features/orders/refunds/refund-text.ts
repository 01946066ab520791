import type { RefundState } from '@lianke/shared';
import { formatYuan } from '@lianke/shared';
import type { Messages } from '../../../messages/catalogue.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { Refund } from '../api.ts';

export const refundTone: Record<RefundState, string> = {
  requested: 'warning',
  approved: 'processing',
  succeeded: 'success',
  refused: 'default',
  cancelled: 'default',
  failed: 'error',
};

type Amounts = Pick<Refund, 'payFen' | 'balanceFen' | 'points'>;

/** “微信支付 ¥20.00、余额 ¥5.00、100 积分”; what is nothing is left out. */
export function refundParts({ payFen, balanceFen, points }: Amounts, { access, refunds }: Pick<Messages, 'access' | 'refunds'>): string {
  const parts = [
    payFen > 0 ? refunds.money(formatYuan(payFen)) : '',
    balanceFen > 0 ? refunds.balance(formatYuan(balanceFen)) : '',
    points > 0 ? refunds.points(formatCount(points)) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(access.separator) : refunds.nothing;
}

export function useRefundText(): (it: Amounts) => string {
  const messages = useMessages();
  return (it) => refundParts(it, messages);
}
