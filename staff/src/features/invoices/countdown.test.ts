// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { messages } from '../../messages/zh-cn/index.ts';
import { countdown } from './countdown.ts';

const minute = 60_000;
const hour = 60 * minute;
const left = (ms: number): string => countdown(ms, messages.invoices);

describe('the time that is left to confirm a red letter', () => {
  it('is told in its two largest parts', () => {
    expect(left(72 * hour)).toBe('3 天');
    expect(left(71 * hour + 59 * minute)).toBe('2 天 23 小时');
    expect(left(5 * hour + 20 * minute)).toBe('5 小时 20 分钟');
    expect(left(2 * hour)).toBe('2 小时');
    expect(left(12 * minute)).toBe('12 分钟');
  });

  it('is never nothing while it is not over', () => {
    expect(left(1)).toBe('1 分钟');
  });
});
