/** China has had one time zone without daylight saving since 1991, so +8 h is exact and needs no Intl (missing in some WeChat engines). */
export const chinaOffsetMs = 8 * 3_600_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** Epoch ms → `2026-01-01 08:00` in Asia/Shanghai. */
export function formatChinaTime(at: number): string {
  const d = new Date(at + chinaOffsetMs);
  return `${formatChinaDay(at)} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/** Epoch ms → `2026-01-01` in Asia/Shanghai. */
export function formatChinaDay(at: number): string {
  const d = new Date(at + chinaOffsetMs);
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;
}

/** How long ago in words a shop assistant uses; `now` is passed in so that it can be tested. */
export function formatAgo(at: number, now: number, locale: 'zh' | 'en' = 'zh'): string {
  const minutes = Math.floor((now - at) / 60_000);
  const say = (n: number, zh: string, en: string): string => (locale === 'zh' ? `${n} ${zh}前` : `${n} ${en} ago`);
  if (minutes < 1) return locale === 'zh' ? '刚刚' : 'just now';
  if (minutes < 60) return say(minutes, '分钟', 'min');
  if (minutes < 24 * 60) return say(Math.floor(minutes / 60), '小时', 'h');
  if (minutes < 30 * 24 * 60) return say(Math.floor(minutes / (24 * 60)), '天', 'd');
  return formatChinaDay(at);
}
