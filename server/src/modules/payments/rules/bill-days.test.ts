import { expect, it } from 'vitest';
import { billsAround, dayAfter, dayBounds, hasBill, isDay, lastBillDay, searchedUntil } from './bill-days.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

it('a day is one of China', () => {
  expect(dayBounds('2026-03-01')).toEqual({ from: at('2026-03-01T00:00:00'), until: at('2026-03-02T00:00:00') });
  expect(dayAfter('2026-02-28')).toBe('2026-03-01');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect([isDay('2026-02-28'), isDay('2026-13-01')]).toEqual([true, false]);
});

it('its bill is there at ten the next morning, and fetched half an hour later', () => {
  expect(hasBill('2026-03-01', at('2026-03-02T09:59:59'))).toBe(false);
  expect(hasBill('2026-03-01', at('2026-03-02T10:00:00'))).toBe(true);
  expect(lastBillDay(at('2026-03-02T10:29:59'))).toBe('2026-02-28');
  expect(lastBillDay(at('2026-03-02T10:30:00'))).toBe('2026-03-01');
});

it('a payment is looked for in the bills beside it, a refund a week back', () => {
  expect(billsAround('2026-03-01', 'payment')).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
  expect(billsAround('2026-03-10', 'refund')).toHaveLength(9);
  expect(billsAround('2026-03-10', 'refund').at(0)).toBe('2026-03-03');
});

it('the last minutes of a day wait for the bill of the next', () => {
  expect(searchedUntil('2026-03-01', true)).toBe(at('2026-03-02T00:00:00'));
  expect(searchedUntil('2026-03-01', false)).toBe(at('2026-03-01T23:55:00'));
});
