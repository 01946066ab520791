const OFFSET_MS = 8 * 3_600_000;

const shifted = (ms: number): string => new Date(ms + OFFSET_MS).toISOString();

/** 2026-03-01T09:30:00+08:00 */
export const beijingTime = (ms: number): string => `${shifted(ms).slice(0, 19)}+08:00`;

/** 2026-03-01 09:30:00, as bills write it. */
export const beijingStamp = (ms: number): string => shifted(ms).slice(0, 19).replace('T', ' ');

/** 2026-03-01 */
export const beijingDay = (ms: number): string => shifted(ms).slice(0, 10);

/** Midnight in Beijing that a day starts with, or undefined when there is no such day. */
export function startOfDay(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(ms) || beijingDay(ms) !== day ? undefined : ms;
}
