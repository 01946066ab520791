import { expect, test } from 'vitest';
import { shortTime } from './short-time';

test('the year is told only when it is another one', () => {
  const at = Date.parse('2026-01-01T00:05:00+08:00');
  expect(shortTime(at, Date.parse('2026-11-22T10:00:00+08:00'))).toBe('01-01 00:05');
  expect(shortTime(at, Date.parse('2027-01-01T00:00:00+08:00'))).toBe('2026-01-01 00:05');
});
