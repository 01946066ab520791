import { contracts } from '@lianke/shared/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRules, sampleTemplate } from '../../../../test/sample-coupons.ts';
import type { Template } from '../api.ts';
import { newDraft, toDraft, toTemplate } from './draft.ts';
import type { Draft } from './draft.ts';
import { findProblems } from './find-problems.ts';

const now = Date.parse('2026-11-22T10:00:00+08:00');
const filled: Draft = { ...newDraft(now), title: '新客立减券', offFen: 20_00, minFen: 100_00 };
const problems = (change: Partial<Draft>) => {
  const { benefit, rules, offer } = findProblems({ ...filled, ...change });
  return { ...benefit, ...rules, ...offer };
};
const isAccepted = (draft: Draft): boolean =>
  contracts['staff.coupon-templates.save'].input.safeParse({ template: toTemplate(draft) }).success;

describe('a template while it is written', () => {
  it('comes back from the form as it went in', () => {
    const templates: Partial<Template>[] = [
      {},
      { rules: sampleRules({ benefit: { kind: 'percent_off', offBps: 1200, capFen: 50_00 }, threshold: { by: 'pieces', minPieces: 3 } }) },
      { rules: sampleRules({ benefit: { kind: 'exchange', pieces: 2 }, scope: { kind: 'goods', include: ['g1'], excludeGoods: [] } }) },
      { rules: sampleRules({ benefit: { kind: 'shipping', capFen: null }, threshold: { by: 'none' }, stores: ['hz'], combines: true }) },
      { audience: { kind: 'levels', levels: [2, 3] }, inCentre: false, pricePoints: 500, budgetFen: 1_000_00, ownCodes: true },
    ];
    for (const change of templates) {
      const template = sampleTemplate(change);
      expect(template).toMatchObject(toTemplate(toDraft(template, now)));
    }
  });

  it('keeps every discount to the basis point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (offBps) => {
        const template = sampleTemplate({ rules: sampleRules({ benefit: { kind: 'percent_off', offBps, capFen: null } }) });
        expect(toTemplate(toDraft(template, now)).rules.benefit).toMatchObject({ offBps });
      }),
    );
  });

  it('takes whole days in China', () => {
    const { claimFrom, claimUntil } = toTemplate({ ...filled, claimFrom: '2026-12-01', claimUntil: '2026-12-01' });
    expect(claimUntil - claimFrom).toBe(86_399_999);
    expect(claimFrom).toBe(Date.parse('2026-11-30T16:00:00Z'));
  });

  it('has nothing wrong once the few empty fields are filled in, and the contract takes it', () => {
    expect(problems({})).toEqual({});
    expect(isAccepted(filled)).toBe(true);
  });

  it.each<[Partial<Draft>, object]>([
    [{ title: '  ' }, { title: 'title' }],
    [{ offFen: null }, { offFen: 'off' }],
    [{ offFen: -5 }, { offFen: 'off' }],
    [{ offFen: 100_01 }, { minFen: 'minBelowOff' }],
    [{ kind: 'percent_off', tenths: null }, { tenths: 'tenths' }],
    [{ kind: 'percent_off', tenths: 8.8, capFen: -1 }, { capFen: 'off' }],
    [{ kind: 'exchange', pieces: 0 }, { pieces: 'pieces' }],
    [{ threshold: 'pieces', minPieces: null }, { minPieces: 'minPieces' }],
    [{ scope: 'goods', include: [] }, { include: 'include' }],
    [{ days: 0 }, { days: 'days' }],
    [
      { validBy: 'dates', validFrom: '2026-12-02', validUntil: '2026-12-01' },
      { validUntil: 'datesOrder', claimUntil: 'claimAfterValid' },
    ],
    [{ claimUntil: '2026-11-01' }, { claimUntil: 'claimOrder' }],
    [{ total: 0 }, { total: 'total' }],
    [{ total: 2, perPerson: 3 }, { perPerson: 'perPersonMore' }],
    [{ budgetFen: 19_99 }, { budgetFen: 'budget' }],
    [{ kind: 'percent_off', tenths: 8, budgetFen: 100_00 }, { budgetFen: 'budgetOpen' }],
    [{ kind: 'exchange', budgetFen: 100_00 }, { budgetFen: 'budgetKind' }],
    [{ audience: 'levels', levels: [] }, { levels: 'levels' }],
    [{ where: 'mall', pricePoints: null }, { pricePoints: 'points' }],
    [{ group: ' ' }, { group: 'group' }],
  ])('points at what is wrong with %j', (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it('never lets pass what the contract would refuse', () => {
    const whole = fc.option(fc.integer({ min: -1, max: 11_000_000 }));
    const change = fc.record({
      kind: fc.constantFrom<Draft['kind']>('amount_off', 'percent_off', 'exchange', 'shipping'),
      threshold: fc.constantFrom<Draft['threshold']>('none', 'amount', 'pieces'),
      where: fc.constantFrom<Draft['where']>('centre', 'mall', 'none'),
      offFen: whole,
      capFen: whole,
      minFen: whole,
      tenths: fc.option(fc.integer({ min: 0, max: 99 }).map((it) => it / 10)),
      pieces: fc.option(fc.integer({ min: 0, max: 100 })),
      minPieces: fc.option(fc.integer({ min: 0, max: 1000 })),
      days: fc.option(fc.integer({ min: 0, max: 3651 })),
      total: whole,
      perPerson: fc.option(fc.integer({ min: 0, max: 100 })),
      budgetFen: whole,
      pricePoints: whole,
      title: fc.string({ maxLength: 25 }),
    });
    fc.assert(
      fc.property(change, (it) => {
        fc.pre(Object.keys(problems(it)).length === 0);
        expect(isAccepted({ ...filled, ...it })).toBe(true);
      }),
    );
  });
});
