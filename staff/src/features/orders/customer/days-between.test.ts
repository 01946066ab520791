// @vitest-environment node
import { expect, it } from 'vitest';
import { daysBetween } from './days-between.ts';

it('counts calendar days, over the end of a year too', () => {
  expect(daysBetween('2026-11-30', '2026-11-30')).toBe(0);
  expect(daysBetween('2026-11-29', '2026-11-30')).toBe(1);
  expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
});
