interface Words {
  days: (count: number) => string;
  hours: (count: number) => string;
  minutes: (count: number) => string;
}

/** `2 天 3 小时`, `5 小时 20 分钟`, `12 分钟`: the two largest parts, never less than a minute. */
export function countdown(ms: number, words: Words): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return hours > 0 ? `${words.days(days)} ${words.hours(hours)}` : words.days(days);
  const rest = minutes % 60;
  if (hours > 0) return rest > 0 ? `${words.hours(hours)} ${words.minutes(rest)}` : words.hours(hours);
  return words.minutes(rest);
}
