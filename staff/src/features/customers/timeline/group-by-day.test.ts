import { describe, expect, it } from 'vitest';
import { dayLabel, groupByDay } from './group-by-day.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('timeline days', () => {
  it('break at midnight in China, not in UTC', () => {
    const groups = groupByDay([{ at: at('2026-11-22T00:10:00') }, { at: at('2026-11-21T23:50:00') }, { at: at('2026-11-21T08:00:00') }]);
    expect(groups.map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-21', 2],
    ]);
  });

  it('are called today and yesterday when they are', () => {
    const words = { today: '今天', yesterday: '昨天' };
    const now = at('2026-11-22T00:30:00');
    expect(['2026-11-22', '2026-11-21', '2026-11-20'].map((day) => dayLabel(day, now, words))).toEqual(['今天', '昨天', '2026-11-20']);
  });
});
