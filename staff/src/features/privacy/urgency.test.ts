import { describe, expect, it } from 'vitest';
import { urgencyOf } from './urgency.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const now = at('2026-11-22T07:30:00');

describe('how pressing a request is', () => {
  it.each([
    ['2026-11-22T23:59:00', { tone: 'today', days: 0 }],
    ['2026-11-23T00:01:00', { tone: 'soon', days: 1 }],
    ['2026-11-25T12:00:00', { tone: 'soon', days: 3 }],
    ['2026-11-26T00:00:00', { tone: 'calm', days: 4 }],
    ['2026-11-22T07:00:00', { tone: 'late', days: 1 }],
    ['2026-11-19T23:00:00', { tone: 'late', days: 3 }],
  ])('due %s', (due, expected) => {
    expect(urgencyOf(at(due), now)).toEqual(expected);
  });
});
