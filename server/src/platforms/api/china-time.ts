const chinaOffsetMs = 8 * 3_600_000;

/** RFC 3339 with China's offset, the form all of WeChat's samples have: `2026-03-01T09:30:00.000+08:00`. */
export const chinaTime = (ms: number): string => new Date(ms + chinaOffsetMs).toISOString().replace('Z', '+08:00');

/** `2026-03-01 09:30:00` of China time, as the platform's files have it → epoch ms. Throws RangeError. */
export function fromChinaTime(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text);
  const ms = match ? Date.parse(`${match[1]}T${match[2]}+08:00`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError('not a date and time');
  return ms;
}
