import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(16_384);
let used = pool.length;

/** `count` cryptographically random bytes (≤ 64), cut from a pool: one call to the system for hundreds of ids instead of one for each byte. */
export function randomSlice(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}

/** In [0, 1), from the same pool. */
export const pooledRandom = (): number => randomSlice(4).readUInt32LE(0) / 2 ** 32;
