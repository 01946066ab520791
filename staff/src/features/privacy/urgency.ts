import { formatChinaDay } from '@lianke/shared';

export type Urgency = { tone: 'late' | 'today' | 'soon' | 'calm'; days: number };

const dayMs = 86_400_000;
const soonDays = 3;
const dayNumber = (at: number): number => Date.parse(`${formatChinaDay(at)}T00:00:00Z`) / dayMs;

/** How pressing a request is, counted in China's calendar days: what is due tonight is due today, not in 0 days. */
export function urgencyOf(dueAt: number, now: number): Urgency {
  if (dueAt < now) return { tone: 'late', days: Math.max(1, dayNumber(now) - dayNumber(dueAt)) };
  const days = dayNumber(dueAt) - dayNumber(now);
  if (days === 0) return { tone: 'today', days: 0 };
  return { tone: days <= soonDays ? 'soon' : 'calm', days };
}
