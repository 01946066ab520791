import { describe, expect, it } from 'vitest';
import { sampleTemplate } from '../../../../test/sample-coupons.ts';
import { isExtendable, nextStates } from './allowed-steps.ts';
import { extensionProblems, toChange, toExtension } from './extension.ts';
import { readCodes } from './pasted-codes.ts';

const live = sampleTemplate({ budgetFen: 5_000_00 });
const same = toExtension(live);

describe('extending a live coupon', () => {
  it('sends only what was changed, so that an untouched end keeps its hour', () => {
    expect(toChange(same, sampleTemplate({ ...live, claimUntil: live.claimUntil - 3_600_000 }))).toEqual({});
    expect(toChange({ ...same, total: 2000 }, live)).toEqual({ total: 2000 });
    expect(toChange({ ...same, claimUntil: '2026-12-31' }, live)).toEqual({ claimUntil: Date.parse('2026-12-31T23:59:59.999+08:00') });
    expect(toChange({ ...same, budgetFen: null }, live)).toEqual({ budgetFen: null });
  });

  it('only grows', () => {
    const problems = (change: Partial<typeof same>) => extensionProblems({ ...same, ...change }, live);
    expect(problems({})).toEqual({});
    expect(problems({ total: 999 })).toEqual({ total: 'less' });
    expect(problems({ claimUntil: '2026-12-21' })).toEqual({ claimUntil: 'earlier' });
    expect(problems({ budgetFen: 4_999_99 })).toEqual({ budgetFen: 'less' });
    expect(problems({ budgetFen: null })).toEqual({});
    expect(problems({ title: ' ' })).toEqual({ title: 'title' });
  });

  it('does not offer claiming beyond the coupon’s own end', () => {
    const dated = sampleTemplate({ validity: { by: 'dates', from: 0, until: live.claimUntil } });
    expect(extensionProblems({ ...toExtension(dated), claimUntil: '2026-12-23' }, dated)).toEqual({ claimUntil: 'claimAfterValid' });
  });
});

describe('where a template can go', () => {
  it('is never back to a draft and never on from its end', () => {
    const from = (state: 'draft' | 'live' | 'paused' | 'ended') => nextStates(sampleTemplate({ state }));
    expect([from('draft'), from('live'), from('paused'), from('ended')]).toEqual([['live'], ['paused', 'ended'], ['live', 'ended'], []]);
    expect(['draft', 'live', 'paused', 'ended'].filter((it) => isExtendable(it as 'draft'))).toEqual(['live', 'paused']);
  });

  it('waits for codes when they come from another system', () => {
    const { counts } = live;
    expect(nextStates(sampleTemplate({ state: 'draft', ownCodes: true, counts: { ...counts, codesLeft: 0 } }))).toEqual([]);
    expect(nextStates(sampleTemplate({ state: 'draft', ownCodes: true, counts: { ...counts, codesLeft: 1 } }))).toEqual(['live']);
  });
});

describe('pasted codes', () => {
  it('come from lines, columns and commas, each once', () => {
    expect(readCodes('AB12\r\nCD34\tEF56,AB12，GH78\n\n')).toEqual({ codes: ['AB12', 'CD34', 'EF56', 'GH78'], bad: 0 });
  });

  it('are counted when they are none', () => {
    expect(readCodes(`abc ${'x'.repeat(65)} good`)).toEqual({ codes: ['good'], bad: 2 });
  });
});
