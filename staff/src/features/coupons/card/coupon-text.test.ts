import { describe, expect, it } from 'vitest';
import { sampleRules } from '../../../../test/sample-coupons.ts';
import { catalogues } from '../../../messages/catalogue.ts';
import { benefitText, tagTexts } from './coupon-text.ts';

const words = catalogues['zh-CN'].coupons;

describe('what a ticket says', () => {
  it('names the value with what limits it', () => {
    expect(benefitText({ benefit: { kind: 'percent_off', offBps: 500, capFen: 50_00 } }, 'zh')).toBe('9.5 折 · 最多减 50.00 元');
    expect(benefitText({ benefit: { kind: 'percent_off', offBps: 1200, capFen: null } }, 'zh')).toBe('8.8 折');
    expect(benefitText({ benefit: { kind: 'exchange', pieces: 2 } }, 'zh')).toBe('兑换 · 可免费换 2 件适用商品');
    expect(benefitText({ benefit: { kind: 'shipping', capFen: 10_00 } }, 'en')).toBe('Free shipping · Up to ¥10.00 of shipping');
  });

  it('tells which goods, up to how much, where and with which others', () => {
    const scope = { kind: 'categories' as const, include: ['tea', 'cups'], excludeGoods: ['g1'] };
    const benefit = { kind: 'percent_off' as const, offBps: 500, capFen: 50_00 };
    expect(tagTexts(sampleRules({ benefit, scope, stores: ['hz'], combines: true }), 'zh', words)).toEqual([
      '指定分类可用（部分商品除外）',
      '最多减 50.00 元',
      '指定 1 家门店可用',
      '可叠加',
    ]);
    expect(tagTexts(sampleRules(), 'zh', words)).toEqual(['全部商品可用']);
  });
});
