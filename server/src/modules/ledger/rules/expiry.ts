import { chinaOffsetMs } from '@lianke/shared';

const day = 86_400_000;

/** How long something can be used again that came back after it had expired. */
export const graceDays = 30;

/** The midnight in China that ends the day `days` after this instant. */
export const endOfDayAfter = (at: number, days: number): number =>
  (Math.floor((at + chinaOffsetMs) / day) + days + 1) * day - chinaOffsetMs;

/** Until when a refunded part can be used: as before, or a grace period when that is over. */
export const expiryAfterRefund = (expiresAt: number, now: number): number => (expiresAt > now ? expiresAt : endOfDayAfter(now, graceDays));
