import { formatChinaTime } from '@lianke/shared';
import { t } from '../messages';
import type { IconName } from '../ui/icon';
import { remaining } from '../ui/remaining';
import type { OrderCard, OrderDetail } from './types';

export type OrderTone = 'waits' | 'goes' | 'done' | 'over';

type Stands = Pick<OrderCard, 'state' | 'kind' | 'refundState'> & Partial<Pick<OrderDetail, 'delivery'>>;

/** One or two words; how it is delivered is known on its own page only. */
export function orderStateText({ state, kind, refundState, delivery }: Stands): string {
  if (refundState === 'requested') return t('order.refund.requested');
  if (refundState === 'refunding') return t('order.refund.refunding');
  if (refundState === 'full') return t('order.refund.full');
  if (state === 'completed' && kind !== 'goods' && kind !== 'synced') return t(`order.done.${kind}`);
  return t(state === 'paid' && delivery === 'pickup' ? 'order.state.to_pick_up' : `order.state.${state}`);
}

export function orderTone({ state, refundState }: Pick<OrderCard, 'state' | 'refundState'>): OrderTone {
  if (refundState === 'requested' || refundState === 'refunding') return 'goes';
  if (state === 'created' || state === 'paying') return 'waits';
  if (state === 'closed' || refundState === 'full') return 'over';
  return state === 'completed' ? 'done' : 'goes';
}

export const toneIcons: Record<OrderTone, IconName> = { waits: 'clock', goes: 'box', done: 'check', over: 'bag' };

type Said = Pick<OrderDetail, 'state' | 'kind' | 'refundState' | 'delivery' | 'store' | 'expiresAt' | 'closeReason' | 'completedAt'>;

/** Under the state: what happens next, and what the person can do. */
export function orderHint(order: Said, now: number): string {
  const { state, kind, refundState, delivery, store, expiresAt, closeReason, completedAt } = order;
  if (refundState === 'requested') return t('order.hint.requested');
  if (refundState === 'refunding') return t('order.hint.refunding');
  if (refundState === 'full') return t('order.hint.full');
  switch (state) {
    case 'created':
    case 'paying':
      if (expiresAt === null) return t('order.hint.pay');
      return expiresAt <= now ? t('order.hint.closing') : t('order.hint.pay_within', { time: remaining(expiresAt, now) });
    case 'paid':
      return delivery === 'pickup' ? t('order.hint.pickup', { store: store?.name ?? '' }) : t('order.hint.paid');
    case 'shipped':
      return t('order.hint.shipped');
    case 'completed':
      if (kind === 'top_up' || kind === 'paid_term' || kind === 'bill') return t(`order.hint.${kind}`);
      return completedAt === null ? t('order.hint.completed') : t('order.hint.completed_at', { time: formatChinaTime(completedAt) });
    case 'closed':
      return t(`order.hint.closed.${closeReason ?? 'timeout'}`);
  }
}
