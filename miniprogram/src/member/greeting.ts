import type { MessageKey } from '../messages';

const parts: ReadonlyArray<readonly [untilHour: number, key: MessageKey]> = [
  [5, 'home.greeting.night'],
  [11, 'home.greeting.morning'],
  [13, 'home.greeting.noon'],
  [18, 'home.greeting.afternoon'],
  [24, 'home.greeting.evening'],
];

/** By the hour in China. */
export function greetingKey(now: number): MessageKey {
  const hour = Math.floor(now / 3_600_000 + 8) % 24;
  return parts.find(([until]) => hour < until)?.[1] ?? 'home.greeting.evening';
}
