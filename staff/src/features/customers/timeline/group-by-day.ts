import { formatChinaDay } from '@lianke/shared';

const dayMs = 86_400_000;

export interface DayGroup<T> {
  day: string;
  entries: T[];
}

/** Entries come newest first; consecutive entries of one day in China share a heading. */
export function groupByDay<T extends { at: number }>(entries: readonly T[]): DayGroup<T>[] {
  const groups: DayGroup<T>[] = [];
  for (const entry of entries) {
    const day = formatChinaDay(entry.at);
    const last = groups[groups.length - 1];
    if (last?.day === day) last.entries.push(entry);
    else groups.push({ day, entries: [entry] });
  }
  return groups;
}

export function dayLabel(day: string, now: number, words: { today: string; yesterday: string }): string {
  if (day === formatChinaDay(now)) return words.today;
  if (day === formatChinaDay(now - dayMs)) return words.yesterday;
  return day;
}
