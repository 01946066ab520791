import { expect, it } from 'vitest';
import { nextPaymentQuery, nextRefundQuery } from './when-to-ask.ts';

const minute = 60_000;

it('a payment is asked about soon, then ever more seldom, and just when its time is over', () => {
  const expiresAt = 15 * minute;
  const asked = [];
  for (let now = 0, times = 0; now < expiresAt; times += 1) {
    now = nextPaymentQuery({ asked: times, now, expiresAt });
    asked.push(now / 1_000);
  }
  expect(asked).toEqual([15, 60, 180, 600, 900]);
});

it('one that WeChat will not close is asked about for ever, at most six hours apart', () => {
  let now = 15 * minute;
  for (let times = 5; times < 40; times += 1) {
    const next = nextPaymentQuery({ asked: times, now, expiresAt: 15 * minute });
    expect(next).toBeGreaterThan(now);
    expect(next - now).toBeLessThanOrEqual(360 * minute);
    now = next;
  }
});

it('a short time to pay is never outlived by a question before its end', () => {
  expect(nextPaymentQuery({ asked: 1, now: 0, expiresAt: 20_000 })).toBe(20_000);
});

it('a refund is asked about for ever', () => {
  expect(nextRefundQuery({ asked: 0, now: 0 })).toBe(30_000);
  expect(nextRefundQuery({ asked: 100, now: 0 })).toBe(360 * minute);
});
