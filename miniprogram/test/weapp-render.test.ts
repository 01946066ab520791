import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCoupon, makeEntry, makeOffer, makeRules } from './fake-server/coupon-endpoints.ts';
import { startFakeServer } from './fake-server/fake-server.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import { realHttp } from './weapp-host/http.ts';
import type { PlatformHooks } from './weapp-host/platform-hooks.ts';
import { startRenderer } from './weapp-render/render-weapp.ts';
import type { Renderer } from './weapp-render/render-weapp.ts';

const shots = '/tmp/mini-shots';
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

let renderer: Renderer;
let server: FakeServer | undefined;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  renderer = await startRenderer();
}, 60_000);
afterAll(() => renderer?.close());
afterEach(async () => {
  await server?.close();
});

async function world(options: Parameters<typeof startFakeServer>[0] = {}): Promise<{ fake: FakeServer; hooks: PlatformHooks }> {
  const fake = await startFakeServer(options);
  server = fake;
  // The build's own address answers nobody here.
  fake.world.goods = fake.world.goods.map((goods) => ({ ...goods, images: [] }));
  return {
    fake,
    hooks: {
      send: realHttp(fake.url),
      loginCode: () => Promise.resolve('login-1'),
      phoneCode: () => Promise.resolve('phone-1'),
      avatarBase64: () => picture,
    },
  };
}

const shoot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `${shots}/weapp-${name}.png` });

test('every template of the build compiles without a warning', () => {
  expect(renderer.warnings).toEqual([]);
});

test('home → me → profile: nickname, picture and phone', async () => {
  const { fake, hooks } = await world();
  const { page, errors } = await renderer.open(hooks);
  await page.getByText('8800 0123 4567').waitFor();
  await page.getByText('山野茶铺').waitFor();
  await shoot(page, 'home');

  await page.locator('#host-tabs').getByText('我的').tap();
  await page.getByText('联系客服').last().waitFor();
  await shoot(page, 'me');
  await page.locator('.host-page--top').getByText('个人资料').tap();

  await page.getByText('点击更换').tap();
  await page.locator('wx-image img').last().waitFor();
  await page.locator('wx-input input').fill('欧阳·买买提江');
  await page.getByText('绑定手机号').last().tap();
  await page.getByText('隐私保护提示').waitFor();
  await page.waitForTimeout(300);
  await shoot(page, 'privacy-sheet');
  await page.getByText('同意并绑定手机号').tap();
  await page.locator('.host-page--top').getByText('138****5678').waitFor();
  await shoot(page, 'profile');

  await page.getByText('保存', { exact: true }).tap();
  await page.locator('.host-page--top').getByText('欧阳·买买提江').waitFor();
  await page.waitForTimeout(1700);
  await shoot(page, 'me-after');
  expect(fake.world.member).toMatchObject({ nickname: '欧阳·买买提江', phoneMasked: '138****5678' });
  expect(fake.world.member.avatarUrl).toContain(picture);
  expect(errors).toEqual([]);
}, 30_000);

test('the privacy notice, in the dark and on a narrow phone, scrolls nowhere sideways', async () => {
  const { fake, hooks } = await world({ member: { nickname: '欧阳·买买提江', levelName: '黑金会员', phoneMasked: '138****1234' } });
  const narrow = { viewport: { width: 320, height: 568 }, colorScheme: 'dark' as const };
  const { page, errors } = await renderer.open(hooks, { context: narrow });
  await page.getByText('8800 0123 4567').waitFor();
  const sideways = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await shoot(page, 'home-320-dark');
  await page.getByText('隐私保护', { exact: true }).tap();
  await page.getByText('隐私保护指引', { exact: true }).tap();
  await page.getByText('我们收集什么').waitFor();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.getByText('同意', { exact: true }).tap();
  await page.getByText('你已于').waitFor();
  await shoot(page, 'privacy-320-dark');
  expect(fake.world.member.consents).toHaveLength(1);
  expect(errors).toEqual([]);
}, 30_000);

test('a coupon is claimed, shown with its code, and fits every phone', async () => {
  const { fake, hooks } = await world({ member: { levelName: '银卡会员' } });
  const long = '欧阳·买买提江专享·周年庆满减券一二三四五';
  fake.world.offers = [
    makeOffer(),
    makeOffer({
      templateId: 'cpt_2',
      title: long,
      rules: makeRules({ benefit: { kind: 'amount_off', offFen: 9_999_999_99 }, combines: true }),
    }),
    makeOffer({
      templateId: 'cpt_3',
      title: '会员日',
      rules: makeRules({ benefit: { kind: 'percent_off', offBps: 1200, capFen: 50_00 } }),
      left: 12,
    }),
    makeOffer({
      templateId: 'cpt_4',
      title: '黑金专享',
      rules: makeRules({ benefit: { kind: 'shipping', capFen: null } }),
      blocked: 'not_in_audience',
    }),
    makeOffer({
      templateId: 'cpt_5',
      title: '试吃',
      rules: makeRules({ benefit: { kind: 'exchange', pieces: 1 }, threshold: { by: 'none' } }),
      blocked: 'sold_out',
    }),
  ];
  fake.world.coupons = [
    makeCoupon({ id: 'cpn_2', title: long, state: 'locked' }),
    makeCoupon({ id: 'cpn_3', state: 'used', usedAt: Date.UTC(2026, 10, 20), usedStore: '西湖店' }),
  ];
  fake.world.mall = [makeOffer({ templateId: 'cpt_8', title: '积分专享券', pricePoints: 500 })];
  fake.world.expiring = [{ amount: 300, expiresAt: Date.UTC(2026, 11, 31) }];
  fake.world.entries = [makeEntry(), makeEntry({ id: 'len_2', amount: -500, balanceAfter: 780, reason: 'exchanged', note: '满减券' })];

  for (const [name, context] of [
    ['375', {}],
    ['320-dark', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' as const }],
  ] as const) {
    const { page, errors } = await renderer.open(hooks, { context });
    const top = page.locator('.host-page--top');
    const fits = async (shot: string): Promise<void> => {
      await shoot(page, `${shot}-${name}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    };
    await top.getByText('银卡会员权益').waitFor();
    await fits('level');
    await page.locator('#host-tabs').getByText('领券').tap();
    await top.getByText('会员日').waitFor();
    if (name === '375') {
      await top.getByText('立即领取').first().tap();
      await top.getByText('已领取').waitFor();
    }
    await fits('centre');
    await top.getByText('我的优惠券').tap();
    await top.getByText('去使用').first().waitFor();
    await fits('mine');
    await top.getByText('去使用').first().tap();
    await top.getByText('秒后更新').waitFor();
    await fits('coupon');
    await page.locator('#host-back').tap();
    await top.getByText('已使用').tap();
    await top.getByText('西湖店').waitFor();
    await fits('mine-used');
    await page.locator('#host-back').tap();
    await page.locator('#host-tabs').getByText('我的').tap();
    await top.getByText('我的积分').tap();
    await top.getByText('−500').waitFor();
    await fits('points');
    await top.getByText('用积分换券').tap();
    await top.getByText('500 积分').waitFor();
    await fits('mall');
    expect(errors).toEqual([]);
    await page.context().close();
  }
  expect(fake.world.coupons).toHaveLength(3);
}, 60_000);
