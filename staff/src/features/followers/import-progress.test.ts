import { describe, expect, it } from 'vitest';
import type { FollowerImport } from './api.ts';
import { minutesLeft, percentDone } from './import-progress.ts';

const make = (change: Partial<FollowerImport>): FollowerImport => ({
  status: 'running',
  total: 10_000,
  imported: 2_500,
  rate: 50,
  startedAt: 0,
  updatedAt: 0,
  finishedAt: null,
  problem: null,
  ...change,
});

describe('import progress', () => {
  it.each([
    [{}, 25],
    [{ imported: 9_999 }, 99],
    [{ imported: 10_001 }, 99],
    [{ status: 'done' }, 100],
    [{ total: null }, null],
    [{ total: 0, imported: 0 }, null],
  ] as const)('%o is %s percent', (change, expected) => {
    expect(percentDone(make(change))).toBe(expected);
  });

  it('tells the minutes left only while it runs and knows its speed', () => {
    expect(minutesLeft(make({}))).toBe(3);
    expect(minutesLeft(make({ rate: null }))).toBeNull();
    expect(minutesLeft(make({ status: 'paused' }))).toBeNull();
  });
});
