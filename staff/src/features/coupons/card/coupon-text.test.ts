import { describe, expect, it } from 'vitest';
import { sampleRules } from '../../../../test/sample-coupons.ts';
import { catalogues } from '../../../messages/catalogue.ts';
import type { Rules } from '../api.ts';
import { scopeText, shortFen, tagTexts, thresholdText, validityText, valueLine } from './coupon-text.ts';

const zh = catalogues['zh-CN'].coupons;
const en = catalogues['en-US'].coupons;
const value = (benefit: Rules['benefit'], words = zh): string => valueLine({ benefit }, words);

describe('what a ticket says', () => {
  it.each<[Rules['benefit'], string, string]>([
    [{ kind: 'amount_off', offFen: 20_00 }, '¥20', '¥20'],
    [{ kind: 'amount_off', offFen: 1 }, '¥0.01', '¥0.01'],
    [{ kind: 'amount_off', offFen: 9_999_999_99 }, '¥9,999,999.99', '¥9,999,999.99'],
    [{ kind: 'percent_off', offBps: 1200, capFen: null }, '8.8 折', '12% off'],
    [{ kind: 'percent_off', offBps: 500, capFen: 50_00 }, '9.5 折 · 最多减 ¥50', '5% off · up to ¥50'],
    [{ kind: 'percent_off', offBps: 5000, capFen: null }, '5 折', '50% off'],
    [{ kind: 'percent_off', offBps: 10_000, capFen: null }, '免单', '100% off'],
    [{ kind: 'exchange', pieces: 2 }, '兑换 2 件', 'Free 2 pieces'],
    [{ kind: 'shipping', capFen: null }, '免运费', 'Free shipping'],
    [{ kind: 'shipping', capFen: 10_00 }, '运费 -¥10', 'Shipping -¥10'],
  ])('%j', (benefit, chinese, english) => {
    expect([value(benefit), value(benefit, en)]).toEqual([chinese, english]);
  });

  it('leaves out the fen only when there are none', () => {
    expect([shortFen(100), shortFen(110), shortFen(0)]).toEqual(['1', '1.10', '0']);
  });

  it('names the threshold by amount, by pieces, or none', () => {
    const text = (threshold: Rules['threshold']): string => thresholdText({ threshold }, zh);
    expect(text({ by: 'none' })).toBe('无门槛');
    expect(text({ by: 'amount', minFen: 128_050, of: 'list_price' })).toBe('满 ¥1,280.50 可用');
    expect(text({ by: 'pieces', minPieces: 3 })).toBe('满 3 件可用');
  });

  it('tells which goods, without which, where and with which others', () => {
    const scope = { kind: 'categories', include: ['tea', 'cups'], excludeGoods: ['g1'] } as const;
    const rules = sampleRules({ scope: { ...scope, include: [...scope.include], excludeGoods: ['g1'] }, stores: ['hz'], combines: true });
    expect(scopeText(rules, zh)).toBe('限 2 个分类，1 件商品除外');
    expect(tagTexts(rules, zh)).toEqual(['限 2 个分类，1 件商品除外', '限 1 家门店', '可叠加']);
  });

  it('writes the days of a fixed period as they are in China', () => {
    const from = Date.parse('2026-12-01T00:00:00+08:00');
    expect(validityText({ by: 'dates', from, until: from + 86_399_999 }, zh)).toBe('2026-12-01 至 2026-12-01');
    expect(validityText({ by: 'days', days: 30 }, zh)).toBe('领取后 30 天内有效');
  });
});
