import { describe, expect, test } from 'vitest';
import { makeCoupon, makeOffer, makeRules } from './fake-server/coupon-endpoints.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import type { WeappHost } from './weapp-host/host.ts';
import { attributeText } from './weapp-host/tree.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  centre: '/pages/coupons/index',
  mine: '/packages/coupons/pages/mine/index',
  coupon: '/packages/coupons/pages/coupon/index?id=cpn_1',
  shared: '/packages/coupons/pages/shared/index',
};

const { world, launch } = weappWorld();

async function open(url: string, prepare: (fake: FakeServer) => void = () => undefined): Promise<WeappHost & { fake: FakeServer }> {
  const fake = await world();
  prepare(fake);
  return Object.assign(launch(fake, url), { fake });
}

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const calls = (fake: FakeServer, name: string): number => fake.names().filter((one) => one === name).length;
const picture = (app: WeappHost): string => {
  const view = app.screen.all('view').find((one) => one.classes.includes('code__picture'));
  return view ? attributeText(view, 'style') : '';
};

describe('the coupon centre', () => {
  test('claims with one tap and says so on the button', async () => {
    const app = await open(pages.centre, ({ world }) => void world.offers.push(makeOffer()));
    await app.screen.see('新客满减券');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['¥', '20', '满 100.00 元可用', '全部商品可用', '领取后 30 天内有效']));
    await app.screen.tap('立即领取');
    await app.screen.see('已领取');
    expect(app.seen.toasts).toEqual(['领取成功']);
    expect(app.fake.world.coupons).toHaveLength(1);
    await app.screen.tap('已领取');
    await app.screen.see('去使用');
    expect(app.screen.page().route).toBe(pages.mine.slice(1));
    expect(app.errors).toEqual([]);
  });

  test('a second tap while the first is under way claims nothing more', async () => {
    const app = await open(pages.centre, ({ world }) => void world.offers.push(makeOffer({ perPerson: 5 })));
    await app.screen.see('立即领取');
    const button = app.screen.find('立即领取');
    await Promise.all([app.screen.tapNode(button), app.screen.tapNode(button)]);
    await app.screen.see('再领一张');
    expect(calls(app.fake, 'member.coupons.claim')).toBe(1);
  });

  test('tells every other state, and the reason when it is tapped', async () => {
    const app = await open(pages.centre, ({ world }) => {
      const blocked = ['sold_out', 'not_started', 'not_in_audience', 'limit_reached'] as const;
      world.offers = blocked.map((why, at) => makeOffer({ templateId: `cpt_${at}`, blocked: why }));
    });
    await app.screen.see('等级不够');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['已领完', '未开始', '等级不够', '已领取']));
    await app.screen.tap('等级不够');
    expect(app.seen.toasts).toEqual(['仅限指定等级会员领取，升级后再来看看']);
    expect(calls(app.fake, 'member.coupons.claim')).toBe(0);
  });

  test('somebody was faster: says so and shows how it stands now', async () => {
    const app = await open(pages.centre, ({ world }) => void world.offers.push(makeOffer()));
    await app.screen.see('立即领取');
    app.fake.world.offers = [makeOffer({ blocked: 'sold_out', left: 0 })];
    await app.screen.tap('立即领取');
    await app.screen.see('已领完');
    expect(app.seen.toasts[0]).toContain('已经领完了');
    expect(app.errors).toEqual([]);
  });

  test('reads on when it is scrolled to its end, and anew when it is pulled down', async () => {
    const app = await open(pages.centre, ({ world }) => {
      world.offers = many(25, (at) => makeOffer({ templateId: `cpt_${at}`, title: `第 ${at} 张` }));
    });
    await app.screen.see('第 9 张');
    expect(app.screen.text()).not.toContain('第 10 张');
    app.screen.page().call('onReachBottom');
    await app.screen.see('第 19 张');
    app.fake.fail('member.coupons.centre', 'drop');
    app.screen.page().call('onReachBottom');
    await app.screen.see('没有加载出来，点击重试');
    await app.screen.tap('没有加载出来，点击重试');
    await app.screen.see('第 24 张');
    await app.screen.see('没有更多了');
    app.fake.world.offers = [makeOffer({ title: '新的一张' })];
    app.screen.page().call('onPullDownRefresh');
    await app.screen.see('新的一张');
    expect(app.screen.text()).not.toContain('第 24 张');
    expect(app.errors).toEqual([]);
  });

  test('has words for nothing, for no network at all, and for no network any more', async () => {
    const app = await open(pages.centre, (fake) => fake.fail('member.coupons.centre', 'drop'));
    await app.screen.see('没有加载出来');
    await app.screen.tap('重试');
    await app.screen.see('暂时没有可领的优惠券');
    app.fake.world.offers = [makeOffer()];
    app.screen.page().call('onPullDownRefresh');
    await app.screen.see('新客满减券');
    app.fake.fail('member.coupons.centre', 'drop', 2);
    const later = launch(app.fake, pages.centre, {}, app.seen);
    await later.screen.see('网络不可用，以下是');
    expect(later.screen.text()).toContain('新客满减券');
    expect(later.errors).toEqual([]);
  });
});

describe('my coupons', () => {
  const used = makeCoupon({ id: 'cpn_2', title: '用过的券', state: 'used', usedAt: Date.UTC(2026, 10, 20, 2), usedStore: '西湖店' });

  test('are in three lists, with why one cannot be used', async () => {
    const app = await open(pages.mine, ({ world }) => {
      world.coupons = [
        makeCoupon({ rules: makeRules({ combines: true, benefit: { kind: 'percent_off', offBps: 1200, capFen: 50_00 } }) }),
        makeCoupon({ id: 'cpn_3', title: '被占用的券', state: 'locked' }),
        makeCoupon({ id: 'cpn_4', title: '还没生效的券', validFrom: Date.UTC(2098, 0, 1) }),
        used,
        makeCoupon({ id: 'cpn_5', title: '过期的券', state: 'expired' }),
        makeCoupon({ id: 'cpn_6', title: '收回的券', state: 'void' }),
      ];
    });
    await app.screen.see('还没生效的券');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['8.8', '折', '可叠加', '占用中', '被一个未付款的订单占用，付款或取消订单后再用', '2098-01-01 08:00 起可用']),
    );
    expect(app.screen.all('view').filter((view) => view.classes.includes('ticket--off'))).toHaveLength(2);
    await app.screen.tap('已使用');
    await app.screen.see('用过的券');
    expect(app.screen.text()).toContain('已于 2026-11-20 10:00 在西湖店使用');
    await app.screen.tap('已失效');
    await app.screen.see('过期的券');
    expect(app.screen.text()).toContain('已被门店收回');
    expect(app.errors).toEqual([]);
  });

  test('that are none lead to the centre', async () => {
    const app = await open(pages.mine);
    await app.screen.see('还没有可用的优惠券');
    await app.screen.tap('去领券');
    await app.screen.until(() => app.screen.page().route === pages.centre.slice(1), 'the centre');
  });
});

describe('one coupon', () => {
  test('shows its rules and a code that changes, bright while it is in front', async () => {
    const app = await open(pages.coupon, ({ world }) => {
      world.coupons = [makeCoupon()];
      world.codeLifeMs = 1200;
    });
    await app.screen.see('到店使用，请出示此码');
    await app.screen.until(() => picture(app).includes('data:image/svg+xml'), 'the code');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['每单限用一张。', '门槛按会员折扣后的价格计算', '所有门店和线上可用', '领券中心领取']),
    );
    await app.screen.until(() => app.seen.brightness.length === 1, 'the bright screen');
    const first = picture(app);
    await app.screen.until(() => picture(app) !== first, 'the next code');
    app.screen.page().call('onHide');
    await app.screen.until(() => app.seen.brightness.length === 2, 'the screen as before');
    expect(app.seen.brightness).toEqual([1, 0.4]);
    const asked = app.fake.world.codes;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(app.fake.world.codes).toBe(asked);
    expect(app.errors).toEqual([]);
  });

  test('goes grey on its own when it is used at the counter', async () => {
    const app = await open(pages.coupon, ({ world }) => void (world.coupons = [makeCoupon()]));
    await app.screen.until(() => picture(app).includes('data:image'), 'the code');
    app.fake.world.coupons = [makeCoupon({ state: 'used', usedAt: Date.UTC(2026, 10, 22, 4), usedStore: '西湖店' })];
    await app.screen.see('已于 2026-11-22 12:00 在西湖店使用', 8000);
    expect(app.screen.text()).not.toContain('请出示此码');
    expect(app.errors).toEqual([]);
  });

  test('a code that could not be renewed is dimmed, and comes back with the network', async () => {
    const app = await open(pages.coupon, (fake) => {
      fake.world.coupons = [makeCoupon()];
      fake.world.codeLifeMs = 1000;
    });
    await app.screen.until(() => picture(app).includes('data:image'), 'the code');
    app.fake.fail('member.coupons.code', 'drop');
    await app.screen.see('没能更新，这个码可能已失效');
    await app.screen.tap('重试');
    await app.screen.until(() => !app.screen.text().includes('没能更新'), 'the fresh code');
  });

  test('of somebody else is not found', async () => {
    const app = await open(pages.coupon);
    await app.screen.see('找不到这张优惠券');
    expect(calls(app.fake, 'member.coupons.code')).toBe(0);
  });
});

describe('a coupon that staff shared', () => {
  test('is claimed with a tap, not by looking, and opens', async () => {
    const app = await open(`${pages.shared}?token=good-token-0123456789`);
    await app.screen.see('店员送你一张优惠券');
    expect(calls(app.fake, 'member.coupons.claim-shared')).toBe(0);
    await app.screen.tap('立即领取');
    await app.screen.see('已放进我的优惠券');
    expect(app.screen.text()).toContain('店员专享券');
    await app.screen.tap('查看这张券');
    await app.screen.see('店员分享');
    expect(app.screen.page().route).toBe('packages/coupons/pages/coupon/index');
    expect(app.errors).toEqual([]);
  });

  test.each([
    ['used-token-0123456789', '已经领过了'],
    ['forged-token-0123456789', '这张分享卡片无效'],
  ])('with %s says what to do and offers no second try', async (token, words) => {
    const app = await open(`${pages.shared}?token=${token}`);
    await app.screen.see('立即领取');
    await app.screen.tap('立即领取');
    await app.screen.see(words);
    expect(app.screen.texts()).not.toContain('立即领取');
    await app.screen.tap('看看其他优惠券');
    await app.screen.until(() => app.screen.page().route === pages.centre.slice(1), 'the centre');
  });

  test('without its token says so; without a network can be tried again', async () => {
    const app = await open(pages.shared);
    await app.screen.see('这张分享卡片不完整');
    expect(app.screen.texts()).not.toContain('立即领取');
    const other = await open(`${pages.shared}?token=good-token-0123456789`, (fake) => fake.fail('member.coupons.claim-shared', 'drop'));
    await other.screen.see('立即领取');
    await other.screen.tap('立即领取');
    await other.screen.see('网络不可用');
    await other.screen.tap('立即领取');
    await other.screen.see('已放进我的优惠券');
  });
});
