import type { World } from '../world/world.ts';
import type { Refund } from './ledger.ts';
import type { Notices } from './notices.ts';

/** Money arrives at the buyer, or can not. Says nothing a second time. */
export function endRefund(world: World, notices: Notices, refund: Refund, status: 'SUCCESS' | 'ABNORMAL'): void {
  if (refund.status !== 'PROCESSING') return;
  refund.status = status;
  refund.endedAt = world.clock.now();
  // After the answer to whoever is asking now, as in life; but the order is never promised.
  notices.later(0, () => void notices.send({ of: 'refund', refund }));
}

/** By the mode: at once, after a while, or not before somebody settles it. */
export function startRefund(world: World, notices: Notices, refund: Refund): void {
  const { refundMode, refundAfterMs } = world.pay.settings;
  if (refundMode === 'processing') return;
  const status = refundMode === 'abnormal' ? 'ABNORMAL' : 'SUCCESS';
  // Abnormal is never known at once: the bank has to say it first.
  if (refundAfterMs === 0 && status === 'SUCCESS') endRefund(world, notices, refund, status);
  else notices.later(refundAfterMs, () => endRefund(world, notices, refund, status));
}

/** The merchant gave another account for a refund that got stuck. */
export function restartRefund(world: World, notices: Notices, refund: Refund): void {
  refund.status = 'PROCESSING';
  notices.later(world.pay.settings.refundAfterMs, () => endRefund(world, notices, refund, 'SUCCESS'));
}
