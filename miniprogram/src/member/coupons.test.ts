import { describe, expect, test, vi } from 'vitest';
import { makeCard, makeCoupon, makeOffer } from '../../test/fake-server/coupon-endpoints';
import { zhCN } from '../messages/zh-CN';
import { afterClaim, claimState } from './claim-state';
import { couponStatus } from './coupon-status';
import { levelProgress } from './level-progress';
import { levelRights } from './level-rights';

vi.mock('../platform/system', () => ({ systemLanguage: () => 'zh_CN' }));

describe('the button of an offer', () => {
  const said = (over: Parameters<typeof makeOffer>[0]): [string, string] => {
    const { label, tap } = claimState(makeOffer(over));
    return [zhCN[label], tap];
  };

  test('says what a tap does, or why it does nothing', () => {
    expect(said({})).toEqual(['立即领取', 'take']);
    expect(said({ mine: 1, perPerson: 3 })).toEqual(['再领一张', 'take']);
    expect(said({ pricePoints: 500 })).toEqual(['兑换', 'take']);
    expect(said({ blocked: 'limit_reached', mine: 1 })).toEqual(['已领取', 'open']);
    expect(said({ blocked: 'limit_reached', mine: 1, pricePoints: 500 })).toEqual(['已兑换', 'open']);
    expect(said({ blocked: 'sold_out' })).toEqual(['已领完', 'none']);
    expect(said({ blocked: 'not_started' })).toEqual(['未开始', 'none']);
    expect(said({ blocked: 'ended' })).toEqual(['已结束', 'none']);
    expect(said({ blocked: 'not_in_audience' })).toEqual(['等级不够', 'none']);
    expect(said({ blocked: 'not_enough_points', pricePoints: 500 })).toEqual(['积分不足', 'none']);
  });

  test('knows what comes after a claim without asking the server', () => {
    expect(afterClaim(makeOffer())).toMatchObject({ mine: 1, blocked: 'limit_reached', left: null });
    expect(afterClaim(makeOffer({ perPerson: 3, left: 5 }))).toMatchObject({ mine: 1, blocked: null, left: 4 });
    expect(afterClaim(makeOffer({ perPerson: 3, left: 1 }))).toMatchObject({ left: 0, blocked: 'sold_out' });
  });
});

describe('a coupon', () => {
  const at = 1_000_000;
  const status = (over: Parameters<typeof makeCoupon>[0]) => couponStatus(makeCoupon({ validFrom: 0, validUntil: 2 * at, ...over }), at);

  test('can be used from its first to its last instant', () => {
    expect(status({})).toEqual({ usable: true });
    expect(status({ validFrom: at })).toEqual({ usable: true });
    expect(status({ validFrom: at + 1 })).toMatchObject({ usable: false, seal: 'seal.not_yet' });
    expect(status({ validUntil: at + 1 })).toEqual({ usable: true });
    expect(status({ validUntil: at })).toMatchObject({ usable: false, seal: 'seal.expired' });
  });

  test.each(['locked', 'used', 'expired', 'void'] as const)('that is %s cannot be used, and says why', (state) => {
    expect(status({ state })).toEqual({ usable: false, seal: `seal.${state}`, why: `coupon.why.${state}` });
  });
});

describe('the way to the next level', () => {
  test('is counted from where this level began', () => {
    expect(levelProgress(makeCard())).toEqual({ percent: 25, missing: 3000, nextName: '金卡会员' });
    expect(levelProgress(makeCard({ growth: 4999 }))).toMatchObject({ percent: 99, missing: 1 });
  });

  test('is never below nothing, and there is none from the top', () => {
    expect(levelProgress(makeCard({ growth: 0 }))).toMatchObject({ percent: 0, missing: 5000 });
    expect(levelProgress(makeCard({ next: null }))).toBeNull();
  });

  test('brings only rights that are worth something', () => {
    const { rights } = makeCard().level;
    expect(levelRights(rights)).toEqual(['全场 9.5 折', '1.5 倍积分', '免运费', '生日礼券']);
    expect(levelRights({ ...rights, pointsBps: 10_000, discountBps: 0, freeShipping: false, birthdayCoupons: [] })).toEqual([]);
  });
});
