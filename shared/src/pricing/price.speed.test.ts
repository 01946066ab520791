import { describe, expect, it } from 'vitest';
import { price } from './index.ts';
import { bigWalletOrder, walletShapes } from '../../test/pricing/big-wallets.ts';

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Milliseconds of CPU that this process spent on it: what else the machine is doing does not count. */
function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const spent = process.cpuUsage(from);
  return (spent.user + spent.system) / 1_000;
}

describe('a wallet of 50 coupons', () => {
  // The whole price with all verdicts, warm, median of 20 wallets (each: the median of 3 runs).
  it.each(walletShapes)('is priced exactly in less than 20 ms: $name', (shape) => {
    const orders = Array.from({ length: 20 }, (_, seed) => bigWalletOrder(shape, seed + 1));
    for (const order of orders) expect(price(order).search.exact).toBe(true);
    const times = orders.map((order) => median([1, 2, 3].map(() => cpuMs(() => price(order)))));
    expect(median(times)).toBeLessThan(20);
  });
});
