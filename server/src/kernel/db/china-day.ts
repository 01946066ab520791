import { chinaOffsetMs } from '@lianke/shared';

const dayMs = 86_400_000;

/**
 * SQL for the start of the China day an instant is in, shifted by China's offset so that it divides: the same whole number on both databases, of which
 * `formatChinaDay(Number(value) - chinaOffsetMs)` is the day.
 */
export const chinaDayStart = (column: string): string => `(${column} + ${chinaOffsetMs}) - ((${column} + ${chinaOffsetMs}) % ${dayMs})`;
