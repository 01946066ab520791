import { describe, expect, it } from 'vitest';
import { reasonText } from '../index.ts';
import type { CouponReason } from '../index.ts';

const day = 86_400_000;
const startsIn = (startsInMs: number): CouponReason => ({ code: 'not_started', validFrom: 0, startsInMs });

const rows: [CouponReason, string, string][] = [
  [{ code: 'below_amount', missingFen: 1_200 }, '还差 12.00 元可用', '¥12.00 more to use it'],
  [{ code: 'below_amount', missingFen: 1 }, '还差 0.01 元可用', '¥0.01 more to use it'],
  [{ code: 'below_amount', missingFen: 123_456_789 }, '还差 1,234,567.89 元可用', '¥1,234,567.89 more to use it'],
  [{ code: 'below_pieces', missing: 1 }, '还差 1 件可用', '1 more piece to use it'],
  [{ code: 'below_pieces', missing: 2 }, '还差 2 件可用', '2 more pieces to use it'],
  [startsIn(1), '1分钟后可用', 'Usable in 1 minute'],
  [startsIn(60_001), '2分钟后可用', 'Usable in 2 minutes'],
  [startsIn(3_600_000), '1小时后可用', 'Usable in 1 hour'],
  [startsIn(3_600_001), '2小时后可用', 'Usable in 2 hours'],
  [startsIn(day), '1天后可用', 'Usable in 1 day'],
  [startsIn(2 * day - 1), '2天后可用', 'Usable in 2 days'],
  [{ code: 'expired', validUntil: 0, expiredForMs: day }, '已过期', 'Expired'],
  [{ code: 'wrong_store' }, '当前门店不可用', 'Not valid in this store'],
  [{ code: 'nothing_in_scope' }, '订单中没有可用此券的商品', 'No goods in this order count for it'],
  [{ code: 'no_shipping_fee' }, '本单没有运费可减', 'There is no shipping fee to take off'],
  [{ code: 'nothing_to_take_off' }, '适用商品没有可减的金额', 'The goods it counts for leave nothing to take off'],
  [{ code: 'not_combinable_with_chosen', with: ['a'] }, '不能与已选的优惠券同时使用', 'Cannot be used together with the chosen coupons'],
  [{ code: 'nothing_left' }, '其他优惠券已减完，用不上这张', 'The other coupons leave nothing to take off'],
  [{ code: 'better_without' }, '不用这张更划算', 'The order is not cheaper with it'],
  [{ code: 'can_be_added', savesFen: 550 }, '可叠加，再省 5.50 元', 'Can be added: saves another ¥5.50'],
];

describe('a reason in words', () => {
  it.each(rows)('%j', (reason, chinese, english) => {
    expect(reasonText(reason, 'zh-CN')).toBe(chinese);
    expect(reasonText(reason, 'en-US')).toBe(english);
  });
});
