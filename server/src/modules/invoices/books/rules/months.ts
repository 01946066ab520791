import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';

interface Span {
  from: number;
  until: number;
}

const startOf = (year: number, monthIndex: number): number => Date.UTC(year, monthIndex, 1) - chinaOffsetMs;

/** First and last millisecond + 1 of a China month `2026-12`. */
export function monthSpan(month: string): Span {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return { from: startOf(year, nth - 1), until: startOf(year, nth) };
}

export const monthOf = (at: number): string => formatChinaDay(at).slice(0, 7);

export const isWithin = (at: number, { from, until }: Span): boolean => at >= from && at < until;

const dayMs = 86_400_000;

/** Its days. */
export function daysOf({ from, until }: Span): string[] {
  return Array.from({ length: Math.round((until - from) / dayMs) }, (_, at) => formatChinaDay(from + at * dayMs));
}
