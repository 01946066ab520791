import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';

const dayMs = 86_400_000;
const minute = 60_000;
/** WeChat makes a day's bill from nine in the morning of the next; at ten it is there. */
const readyAfterMs = 10 * 60 * minute;
/** The shop fetches half an hour later, when WeChat is less busy. */
const fetchAfterMs = readyAfterMs + 30 * minute;
/** So near to midnight a transaction may be in the bill of the next day. */
const edgeMs = 5 * minute;
/** How long after it was asked for a refund may settle and still be in the bill of the day it was asked for. */
const refundDays = 7;

/** First and last millisecond + 1 of a China day. */
export function dayBounds(day: string): { from: number; until: number } {
  const from = Date.parse(`${day}T00:00:00Z`) - chinaOffsetMs;
  return { from, until: from + dayMs };
}

export const dayAfter = (day: string, count = 1): string => formatChinaDay(dayBounds(day).from + count * dayMs);

export const isDay = (day: string): boolean => !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

/** Whether WeChat should have the bill of this day. */
export const hasBill = (day: string, now: number): boolean => now >= dayBounds(day).until + readyAfterMs;

/** The last day whose bill is fetched without being asked for. */
export const lastBillDay = (now: number): string => formatChinaDay(now - dayMs - fetchAfterMs);

/** In which bills a transaction of this day is looked for before it is called missing. */
export const billsAround = (day: string, subject: 'payment' | 'refund'): string[] => {
  const before = subject === 'payment' ? 1 : refundDays;
  return Array.from({ length: before + 2 }, (_, at) => dayAfter(day, at - before));
};

/** Until when what happened on this day is looked for now; the last minutes wait for the bill of the next day. */
export const searchedUntil = (day: string, nextDayIsThere: boolean): number => dayBounds(day).until - (nextDayIsThere ? 0 : edgeMs);
