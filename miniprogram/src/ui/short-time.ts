import { formatChinaTime } from '@lianke/shared';

/** `11-22 08:00`, with the year only when it is another one. */
export function shortTime(at: number, now: number): string {
  const [full, today] = [formatChinaTime(at), formatChinaTime(now)];
  return full.slice(0, 5) === today.slice(0, 5) ? full.slice(5) : full;
}
