import { chinaOffsetMs } from '@lianke/shared';

/** The same day and time so many months later in China; the last day of the month where it has no such day. */
export function monthsLater(at: number, months: number): number {
  const from = new Date(at + chinaOffsetMs);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const midnight = Date.UTC(from.getUTCFullYear(), month, day);
  return midnight + ((at + chinaOffsetMs) % 86_400_000) - chinaOffsetMs;
}
