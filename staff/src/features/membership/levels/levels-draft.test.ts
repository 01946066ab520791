import { describe, expect, it } from 'vitest';
import type { Level } from './levels-draft.ts';
import { fromTenths, toTenths } from '../../../ui/tenths.ts';
import { addLevel, findLevelProblems, fromTimes, toTimes } from './levels-draft.ts';

const rights = { pointsBps: 10_000, discountBps: 0, freeShipping: false, birthdayCoupons: [], levelCoupons: [] };
const level = (at: number, name: string, needsGrowth: number): Level => ({ level: at, name, needsGrowth, rights });

describe('levels as they are edited', () => {
  it('begin at nothing and rise', () => {
    expect(findLevelProblems([level(0, '普通', 0), level(1, '银卡', 1000)])).toEqual([{}, {}]);
    expect(findLevelProblems([level(0, '普通', 5), level(1, '银卡', 5)])).toEqual([{ needsGrowth: 'first' }, { needsGrowth: 'rising' }]);
  });

  it('have names of their own', () => {
    expect(findLevelProblems([level(0, '普通', 0), level(1, ' 普通 ', 10), level(2, '', 20)])).toEqual([
      {},
      { name: 'sameName' },
      { name: 'name' },
    ]);
  });

  it('grow at the top, with the rights of the level below and more growth', () => {
    const [, added] = addLevel([level(0, '普通', 0)], '银卡');
    expect(added).toEqual(level(1, '银卡', 1000));
    expect(addLevel([level(0, '普通', 0), level(4, '金卡', 3000)], '')[2]).toMatchObject({ level: 5, needsGrowth: 6000 });
  });

  it('keep their rates exact through typing', () => {
    for (let bps = 0; bps <= 10_000; bps += 10) expect(fromTenths(toTenths(bps))).toBe(bps);
    for (let bps = 0; bps <= 100_000; bps += 100) expect(fromTimes(toTimes(bps))).toBe(bps);
    expect([fromTenths(9.5), fromTenths(null), fromTimes(1.5)]).toEqual([500, 0, 15_000]);
  });
});
