import { describe, expect, test } from 'vitest';
import type { CouponBenefit, CouponRules } from '../pricing/coupon-rules.ts';
import {
  couponCapText,
  couponEndText,
  couponEndsSoonText,
  couponRuleTexts,
  couponScopeText,
  couponStoresText,
  couponThresholdText,
  couponValidityText,
  couponValueText,
  heldCouponValidityText,
} from './index.ts';

const percent = (offBps: number): CouponBenefit => ({ kind: 'percent_off', offBps, capFen: null });
const rules = (over: Partial<CouponRules> = {}): CouponRules => ({
  benefit: { kind: 'amount_off', offFen: 20_00 },
  threshold: { by: 'amount', minFen: 100_00, of: 'member_price' },
  scope: { kind: 'all', include: [], excludeGoods: [] },
  stores: null,
  group: 'shop',
  combines: false,
  priority: 0,
  ...over,
});

describe('the value of a coupon', () => {
  test.each([
    [{ kind: 'amount_off', offFen: 20_00 }, '¥20', '¥20'],
    [{ kind: 'amount_off', offFen: 1 }, '¥0.01', '¥0.01'],
    [{ kind: 'amount_off', offFen: 1280_50 }, '¥1,280.50', '¥1,280.50'],
    [percent(1200), '8.8 折', '12% off'],
    [percent(500), '9.5 折', '5% off'],
    [percent(5000), '5 折', '50% off'],
    [percent(1), '9.999 折', '0.01% off'],
    [percent(9999), '0.001 折', '99.99% off'],
    [percent(10_000), '免单', 'Free'],
    [{ kind: 'exchange', pieces: 1 }, '兑换', 'Free item'],
    [{ kind: 'shipping', capFen: null }, '免邮', 'Free shipping'],
  ] as [CouponBenefit, string, string][])('%j reads %s', (benefit, zh, en) => {
    expect(couponValueText(benefit, 'zh')).toBe(zh);
    expect(couponValueText(benefit, 'en')).toBe(en);
  });

  test('has its cap beside it where there is one', () => {
    expect(couponCapText({ kind: 'percent_off', offBps: 1200, capFen: 50_00 }, 'zh')).toBe('最多减 50.00 元');
    expect(couponCapText({ kind: 'shipping', capFen: 10_00 }, 'zh')).toBe('运费最多减 10.00 元');
    expect(couponCapText({ kind: 'exchange', pieces: 1 }, 'zh')).toBeNull();
    expect(couponCapText(percent(100), 'en')).toBeNull();
  });
});

describe('the rules of a coupon', () => {
  test('the threshold is an amount, pieces or nothing', () => {
    expect(couponThresholdText({ by: 'amount', minFen: 100_00, of: 'list_price' }, 'zh')).toBe('满 100.00 元可用');
    expect(couponThresholdText({ by: 'pieces', minPieces: 3 }, 'zh')).toBe('满 3 件可用');
    expect(couponThresholdText({ by: 'none' }, 'zh')).toBe('无门槛');
    expect(couponThresholdText({ by: 'none' }, 'en')).toBe('No minimum');
  });

  test('the scope tells about exceptions', () => {
    expect(couponScopeText({ kind: 'all', include: [], excludeGoods: [] }, 'zh')).toBe('全部商品可用');
    expect(couponScopeText({ kind: 'categories', include: ['tea'], excludeGoods: ['g1'] }, 'zh')).toBe('指定分类可用（部分商品除外）');
    expect(couponScopeText({ kind: 'goods', include: ['g1'], excludeGoods: [] }, 'en')).toBe('Certain goods');
    expect(couponStoresText(null, 'zh')).toBe('所有门店和线上可用');
    expect(couponStoresText(['s1', 's2'], 'zh')).toBe('指定 2 家门店可用');
  });

  test('all sentences come in one list, without any that does not apply', () => {
    expect(couponRuleTexts(rules(), 'zh')).toEqual(['满 100.00 元可用', '门槛按会员折扣后的价格计算', '不与其他优惠券同用']);
    expect(couponRuleTexts(rules({ benefit: { kind: 'exchange', pieces: 2 }, threshold: { by: 'none' }, combines: true }), 'zh')).toEqual([
      '无门槛',
      '可免费换 2 件适用商品',
      '可与其他可叠加的优惠券同用',
    ]);
  });
});

describe('when a coupon is good', () => {
  const at = (time: string): number => Date.parse(`${time}+08:00`);

  test('whole days are told as days, the last one included', () => {
    const held = { validFrom: at('2026-11-01T00:00'), validUntil: at('2026-12-01T00:00') };
    expect(heldCouponValidityText(held, 'zh')).toBe('2026-11-01 至 2026-11-30');
    expect(couponValidityText({ by: 'dates', from: held.validFrom, until: at('2026-11-11T20:00') }, 'zh')).toBe(
      '2026-11-01 00:00 至 2026-11-11 20:00',
    );
    expect(couponValidityText({ by: 'days', days: 7 }, 'zh')).toBe('领取后 7 天内有效');
  });

  test('the end alone is the last day, or the minute', () => {
    expect(couponEndText(at('2026-12-01T00:00'), 'zh')).toBe('有效期至 2026-11-30');
    expect(couponEndText(at('2026-11-30T09:05'), 'zh')).toBe('有效期至 2026-11-30 09:05');
  });

  test('the last three days are counted', () => {
    const until = at('2026-11-30T00:00');
    expect(couponEndsSoonText(until, at('2026-11-26T23:59'), 'zh')).toBeNull();
    expect(couponEndsSoonText(until, at('2026-11-27T00:00'), 'zh')).toBe('还剩 3 天');
    expect(couponEndsSoonText(until, at('2026-11-28T10:00'), 'zh')).toBe('还剩 2 天');
    expect(couponEndsSoonText(until, at('2026-11-29T00:01'), 'zh')).toBe('今天到期');
    expect(couponEndsSoonText(until, until, 'zh')).toBeNull();
  });
});
