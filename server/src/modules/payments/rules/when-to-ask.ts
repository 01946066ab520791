const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** After it was opened at WeChat; then when the time to pay is over, and ever more seldom until WeChat has answered. */
const paymentWaits = [15 * second, 45 * second, 2 * minute, 7 * minute];
const overdueWaits = [30 * second, 2 * minute, 10 * minute, hour, 6 * hour];
const refundWaits = [30 * second, 2 * minute, 10 * minute, hour, 6 * hour];

const nth = (waits: readonly number[], at: number): number => waits[Math.min(at, waits.length - 1)] ?? hour;

/** `asked`: how often it was asked before. Never later than the end of the time to pay, while that lies ahead. */
export function nextPaymentQuery(it: { asked: number; now: number; expiresAt: number }): number {
  if (it.now >= it.expiresAt) return it.now + nth(overdueWaits, Math.max(0, it.asked - paymentWaits.length));
  const wait = paymentWaits[it.asked];
  return wait === undefined ? it.expiresAt : Math.min(it.now + wait, it.expiresAt);
}

export const nextRefundQuery = (it: { asked: number; now: number }): number => it.now + nth(refundWaits, it.asked);
