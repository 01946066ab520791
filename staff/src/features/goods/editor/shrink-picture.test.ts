// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Encode } from './shrink-picture.ts';
import { encodeUntilSmall, fit, mostBytes } from './shrink-picture.ts';

const blobOf = (size: number): Blob => ({ size }) as Blob;

describe('a picture made small enough', () => {
  it('keeps its shape and is never enlarged', () => {
    expect(fit(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
    expect(fit(300, 900, 1600)).toEqual({ width: 300, height: 900 });
    expect(fit(5000, 1, 600)).toEqual({ width: 600, height: 1 });
  });

  it('is tried smaller and plainer until the server takes it', async () => {
    const tried: number[] = [];
    const encode: Encode = async ({ width, height }, quality) => {
      tried.push(width);
      return blobOf(width * height * quality * 0.5);
    };
    const blob = await encodeUntilSmall(4000, 4000, encode);
    expect(blob?.size).toBeLessThanOrEqual(mostBytes);
    expect(tried).toEqual([1600, 1280, 1080, 800]);
  });

  it('is given up when the browser draws nothing', async () => {
    expect(await encodeUntilSmall(10, 10, async () => null)).toBeNull();
  });
});
