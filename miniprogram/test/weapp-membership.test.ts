import { describe, expect, test } from 'vitest';
import { makeCard, makeEntry, makeOffer } from './fake-server/coupon-endpoints.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import type { WeappHost } from './weapp-host/host.ts';
import type { PlatformHooks } from './weapp-host/platform-hooks.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  home: '/pages/home/index',
  points: '/packages/points/pages/points/index',
  mall: '/packages/points/pages/mall/index',
};
const { world, launch } = weappWorld();

async function open(
  url: string,
  prepare: (fake: FakeServer) => void,
  hooks: Partial<PlatformHooks> = {},
): Promise<WeappHost & { fake: FakeServer }> {
  const fake = await world();
  prepare(fake);
  return Object.assign(launch(fake, url, hooks), { fake });
}

describe('the level', () => {
  test('is on the home page with the way to the next, its rights and coupons to claim', async () => {
    const app = await open(pages.home, ({ world }) => {
      world.card = makeCard({ pointsExpiring: { amount: 300, expiresAt: Date.UTC(2026, 11, 31) } });
      world.offers = Array.from({ length: 5 }, (_, at) =>
        makeOffer({ templateId: `cpt_${at}`, title: `券 ${at}`, blocked: at === 0 ? 'sold_out' : null }),
      );
    });
    await app.screen.see('银卡会员权益');
    await app.screen.see('券 3');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['1,280', '再得 3,000 成长值升为金卡会员', '全场 9.5 折', '1.5 倍积分', '免运费', '生日礼券']),
    );
    expect(app.screen.text()).not.toMatch(/券 0|券 4/);
    expect(app.screen.text()).toContain('300 积分将于 2026-12-31 过期');
    await app.screen.tap('1,280');
    await app.screen.until(() => app.screen.page().route === pages.points.slice(1), 'the points');
    expect(app.errors).toEqual([]);
  });

  test('at the top has no next; without an answer the rest of home is there', async () => {
    const app = await open(pages.home, (fake) => {
      fake.world.card = makeCard({ next: null });
      fake.fail('member.card.get', { status: 503, code: 'server.unavailable' });
    });
    await app.screen.see('会员权益没有加载出来');
    expect(app.screen.text()).toContain('常用服务');
    await app.screen.tap('重试');
    await app.screen.see('已是最高等级');
  });
});

describe('points', () => {
  test('show the balance, what goes soon and what moved, growth beside them', async () => {
    const app = await open(pages.points, ({ world }) => {
      world.expiring = [{ amount: 300, expiresAt: Date.UTC(2026, 11, 31) }];
      world.entries = [
        makeEntry(),
        makeEntry({ id: 'len_2', amount: -500, balanceAfter: 780, reason: 'exchanged', note: '满减券' }),
        makeEntry({ id: 'len_3', kind: 'growth', amount: 66, balanceAfter: 2000 }),
      ];
    });
    await app.screen.see('300 积分将于 2026-12-31 过期');
    await app.screen.see('兑换优惠券');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['1,280', '+128', '−500', '余 780', '满减券']));
    await app.screen.tap('成长值明细');
    await app.screen.see('+66');
    expect(app.screen.text()).not.toContain('−500');
    expect(app.errors).toEqual([]);
  });

  test('buy a coupon after one question, which says what is left', async () => {
    const app = await open(pages.mall, ({ world }) => void world.mall.push(makeOffer({ pricePoints: 500, title: '积分专享券' })));
    await app.screen.see('500 积分');
    await app.screen.see('1,280');
    await app.screen.tap('兑换');
    await app.screen.see('780');
    await app.screen.see('已兑换');
    expect(app.seen.modals).toEqual([{ title: '用 500 积分兑换？', content: '兑换“积分专享券”，兑换后剩余 780 积分，积分不退。' }]);
    expect(app.fake.world.coupons[0]).toMatchObject({ source: 'points' });
    expect(app.errors).toEqual([]);
  });

  test('no means no, and too few are told', async () => {
    const app = await open(
      pages.mall,
      ({ world }) => {
        world.mall = [makeOffer({ pricePoints: 500 }), makeOffer({ templateId: 'cpt_2', pricePoints: 9000, blocked: 'not_enough_points' })];
      },
      { confirms: () => false },
    );
    await app.screen.see('积分不足');
    await app.screen.tap('兑换');
    await app.screen.until(() => app.seen.modals.length === 1, 'the question');
    await app.screen.tap('积分不足');
    expect(app.seen.toasts).toEqual(['积分还不够，消费后再来兑换']);
    expect(app.fake.names()).not.toContain('member.points.exchange');
  });
});
