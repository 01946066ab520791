import { formatChinaDay } from '@lianke/shared';

const dayMs = 86_400_000;

/** The first millisecond of a day in China. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
/** Its last. */
export const dayEnd = (day: string): number => dayStart(day) + dayMs - 1;
export const dayOf = (instant: unknown): string | null => (typeof instant === 'number' ? formatChinaDay(instant) : null);
