import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeCoupon, makeEntry, makeOffer } from './fake-server/coupon-endpoints.ts';
import { startFakeServer } from './fake-server/fake-server.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import { makeRequest } from './fake-server/privacy-endpoints.ts';
import { allPages, launchWeapp, readAppJson, weappDist } from './weapp-host/host.ts';
import type { WeappHost } from './weapp-host/host.ts';
import { realHttp } from './weapp-host/http.ts';
import type { PlatformHooks } from './weapp-host/platform-hooks.ts';
import { newSeen } from './weapp-host/wx-api.ts';

const pages = {
  home: '/pages/home/index',
  coupons: '/pages/coupons/index',
  me: '/pages/me/index',
  profile: '/packages/members/pages/profile/index',
  privacy: '/packages/members/pages/privacy/index',
  center: '/packages/privacy/pages/center/index',
  request: '/packages/privacy/pages/request/index',
  copy: '/packages/privacy/pages/copy/index',
  correct: '/packages/privacy/pages/correct/index',
  erase: '/packages/privacy/pages/erase/index',
  myCoupons: '/packages/coupons/pages/mine/index',
  coupon: '/packages/coupons/pages/coupon/index',
  sharedCoupon: '/packages/coupons/pages/shared/index',
  points: '/packages/points/pages/points/index',
  mall: '/packages/points/pages/mall/index',
};
/** What a page is about, where it is about one thing. */
const about: Partial<Record<string, string>> = { request: '?id=prq_1', copy: '?id=prq_1', coupon: '?id=cpn_1', sharedCoupon: '?token=t' };
const avatar = 'iVBORw0KGgo=';

let server: FakeServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function world(options: Parameters<typeof startFakeServer>[0] = {}): Promise<FakeServer> {
  server = await startFakeServer(options);
  return server;
}

function launch(fake: FakeServer, url: string, hooks: Partial<PlatformHooks> = {}, seen = newSeen()): WeappHost {
  const all: PlatformHooks = {
    send: realHttp(fake.url),
    loginCode: () => Promise.resolve('login-1'),
    phoneCode: () => Promise.resolve('phone-1'),
    avatarBase64: () => avatar,
    ...hooks,
  };
  return launchWeapp(all, { url, seen });
}

const agreed = { consents: [{ purpose: 'privacy_notice' as const, textVersion: '2026-01', agreedAt: Date.UTC(2026, 0, 2) }] };

describe('every page of the weapp build', () => {
  test('is known to this file', () => {
    expect(
      allPages(readAppJson())
        .map((page) => `/${page}`)
        .sort(),
    ).toEqual(Object.values(pages).sort());
  });

  test('home shows the shop, the card and only services that exist', async () => {
    const app = launch(await world({ member: { nickname: '欧阳·买买提江', phoneMasked: '138****1234' } }), pages.home);
    await app.screen.see('8800 0123 4567');
    await app.screen.see('山野茶铺');
    const seen = app.screen.texts();
    expect(seen).toEqual(
      expect.arrayContaining(['欧阳·买买提江', '注册会员', '138****1234', '2026-01-01 加入', '关注公众号，及时收到消息']),
    );
    expect(app.screen.text()).not.toMatch(/cus_|undefined|null|\{\w+\}/);
    await app.screen.tap('关注公众号，及时收到消息');
    await app.screen.until(() => app.seen.modals.length === 1, 'the explanation');
    expect(app.seen.modals[0]?.content).toContain('山野茶铺');
    expect(app.errors).toEqual([]);
  });

  test('a follower is told so and not asked to follow', async () => {
    const app = launch(await world({ member: { followsOfficialAccount: true } }), pages.home);
    await app.screen.see('已关注公众号');
    expect(app.screen.text()).not.toContain('及时收到消息');
  });

  test('me leads to the profile and the privacy notice', async () => {
    const app = launch(await world(), pages.me);
    await app.screen.see('8800 0123 4567');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['个人资料', '手机号', '未绑定', '隐私中心', '联系客服']));
    expect(app.screen.all('button').map((button) => button.attributes['open-type'])).toContain('contact');
    await app.screen.tap('隐私中心');
    await app.screen.see('未同意');
    await app.screen.tap('隐私保护指引');
    await app.screen.see('我们收集什么');
    expect(app.screen.page().route).toBe(pages.privacy.slice(1));
    expect(app.seen.titles.at(-1)).toBe('隐私保护指引');
    expect(app.errors).toEqual([]);
  });

  test('profile saves the nickname that was typed and goes back', async () => {
    const fake = await world();
    const app = launch(fake, pages.me);
    await app.screen.see('林小满');
    await app.screen.tap('个人资料');
    await app.screen.see('点击更换');
    app.screen.input('nickname', '  林大满 ');
    await app.screen.tap('保存');
    await app.screen.until(() => app.screen.page().route === pages.me.slice(1), 'going back');
    await app.screen.see('林大满');
    expect(fake.world.member.nickname).toBe('林大满');
    expect(app.seen.toasts).toEqual(['已保存']);
    expect(app.errors).toEqual([]);
  });

  test('an empty nickname is not sent, and a nickname that was not saved is still there later', async () => {
    const fake = await world();
    const app = launch(fake, pages.profile);
    await app.screen.see('点击更换');
    app.screen.input('nickname', ' ');
    await app.screen.tap('保存');
    expect(app.seen.toasts).toEqual(['请先填写昵称']);
    expect(fake.names()).not.toContain('member.profile.update');
    app.screen.input('nickname', '写了一半');
    const later = launch(fake, pages.profile, {}, app.seen);
    await later.screen.see('写了一半');
  });

  test('profile uploads the picture that was chosen', async () => {
    const fake = await world();
    const app = launch(fake, pages.profile);
    await app.screen.see('点击更换');
    await app.screen.tap('点击更换');
    await app.screen.until(() => fake.world.member.avatarUrl !== null, 'the upload');
    expect(fake.exchanges.find((exchange) => exchange.name === 'member.profile.set-avatar')?.input).toEqual({ base64: avatar });
    await app.screen.until(() => app.screen.all('image').length === 1, 'the picture');
    expect(app.seen.toasts).toEqual(['头像已更新']);
  });

  test('privacy shows the notice and takes and gives back consent', async () => {
    const fake = await world({ member: { phoneMasked: '138****1234' } });
    const app = launch(fake, pages.privacy);
    await app.screen.see('你还没有同意本指引');
    expect(app.screen.text()).toContain('版本 2026-01');
    await app.screen.tap('同意');
    await app.screen.see('你已于 2026-11-22 10:30 同意');
    await app.screen.tap('撤回同意');
    await app.screen.see('你还没有同意本指引');
    expect(app.seen.modals[0]?.title).toBe('撤回同意？');
    expect(fake.world.member).toMatchObject({ consents: [], phoneMasked: null });
    expect(app.errors).toEqual([]);
  });

  test('withdrawing asks once, and no means no', async () => {
    const fake = await world({ member: agreed });
    const app = launch(fake, pages.privacy, { confirms: () => false });
    await app.screen.see('撤回同意');
    await app.screen.tap('撤回同意');
    await app.screen.until(() => app.seen.modals.length === 1, 'the question');
    expect(fake.names()).not.toContain('member.privacy.withdraw');
  });

  test('a changed notice asks for a new agreement', async () => {
    const app = launch(await world({ member: agreed, notice: { textVersion: '2026-02' } }), pages.privacy);
    await app.screen.see('指引已更新，请阅读后重新同意');
  });
});

describe('the phone number', () => {
  test('comes after the privacy sheet, agreed and bound in one tap', async () => {
    const fake = await world();
    const app = launch(fake, pages.profile, { privacyNeeded: true });
    await app.screen.see('绑定手机号');
    await app.screen.tap('绑定手机号');
    await app.screen.see('隐私保护提示');
    await app.screen.tap('同意并绑定手机号');
    await app.screen.see('138****5678');
    expect(fake.names().slice(-2)).toEqual(['member.privacy.agree', 'member.profile.bind-phone']);
    expect(app.screen.text()).not.toContain('隐私保护提示');
    expect(app.seen.toasts).toEqual(['手机号已绑定']);
    expect(app.errors).toEqual([]);
  });

  test('needs no sheet once the notice is accepted; a refusal is no error', async () => {
    const fake = await world({ member: agreed });
    const app = launch(fake, pages.profile, { phoneCode: () => Promise.resolve(undefined) });
    await app.screen.until(() => app.screen.all('button').some((one) => one.attributes['open-type'] === 'getPhoneNumber'), 'the button');
    await app.screen.tap('绑定手机号');
    expect(app.seen.toasts).toEqual(['没有绑定，需要时可以再来']);
    expect(fake.names()).not.toContain('member.profile.bind-phone');
  });

  test('is not asked for when the sheet is declined', async () => {
    const fake = await world();
    const app = launch(fake, pages.profile);
    await app.screen.see('绑定手机号');
    await app.screen.tap('绑定手机号');
    await app.screen.see('暂不同意');
    await app.screen.tap('暂不同意');
    await app.screen.until(() => !app.screen.text().includes('暂不同意'), 'the sheet going away');
    expect(fake.names()).not.toContain('member.privacy.agree');
  });

  test("WeChat's own privacy question is answered with our sheet", async () => {
    const fake = await world();
    const app = launch(fake, pages.profile, { privacyNeeded: true });
    await app.screen.see('点击更换');
    const choosing = app.screen.tap('点击更换');
    await app.screen.see('隐私保护提示');
    await app.screen.tap('同意');
    await choosing;
    await app.screen.until(() => fake.world.member.avatarUrl !== null, 'the upload');
    await app.screen.until(() => fake.world.member.consents.length === 1, 'the agreement');
    expect(app.errors).toEqual([]);
  });

  test('an expired code says what to do', async () => {
    const app = launch(await world({ member: agreed }), pages.profile, { phoneCode: () => Promise.resolve('stale') });
    await app.screen.until(() => app.screen.all('button').some((one) => one.attributes['open-type'] === 'getPhoneNumber'), 'the button');
    await app.screen.tap('绑定手机号');
    await app.screen.until(() => app.seen.toasts.length === 1, 'the toast');
    expect(app.seen.toasts[0]).toContain('再点一次');
  });
});

describe('the session', () => {
  test('starts silently, once, and brings the card along', async () => {
    const fake = await world();
    const app = launch(fake, pages.home);
    await app.screen.see('林小满');
    expect(app.seen.logins).toBe(1);
    const login = fake.exchanges.find((exchange) => exchange.name === 'member.session.login');
    expect(login).toMatchObject({ input: { code: 'login-1' }, authorization: undefined });
    expect(login?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    await app.screen.see('银卡会员权益');
    // The login brought the member: that is not asked for again.
    expect(fake.names().sort()).toEqual(['member.card.get', 'member.coupons.centre', 'member.privacy.get', 'member.session.login']);
  });

  test('is kept: the next launch does not log in', async () => {
    const fake = await world();
    const app = launch(fake, pages.home);
    await app.screen.see('林小满');
    const again = launch(fake, pages.home, {}, app.seen);
    await again.screen.see('林小满');
    await again.screen.until(() => fake.names().includes('member.profile.get'), 'the profile');
    expect(app.seen.logins).toBe(1);
    expect(fake.exchanges.at(-1)?.authorization ?? fake.exchanges.at(-2)?.authorization).toBe('Bearer token-1');
  });

  test('that is over is renewed once, and the write keeps its idempotency key', async () => {
    const fake = await world();
    const app = launch(fake, pages.profile);
    await app.screen.see('点击更换');
    fake.world.token = 'token-2';
    app.screen.input('nickname', '新昵称');
    await app.screen.tap('保存');
    await app.screen.until(() => fake.world.member.nickname === '新昵称', 'the nickname');
    const tries = fake.exchanges.filter((exchange) => exchange.name === 'member.profile.update');
    expect(tries.map((one) => [one.authorization, one.status])).toEqual([
      ['Bearer token-1', 401],
      ['Bearer token-2', 200],
    ]);
    expect(new Set(tries.map((one) => one.idempotencyKey)).size).toBe(1);
    expect(app.seen.logins).toBe(2);
  });

  test('is tried again after a bad moment', async () => {
    const fake = await world();
    fake.fail('member.session.login', 'drop');
    const app = launch(fake, pages.home);
    await app.screen.see('林小满', 5000);
    expect(app.seen.logins).toBe(2);
  });

  test('that cannot start leaves a guest who may look around and try again', async () => {
    const fake = await world();
    fake.fail('member.session.login', { status: 502, code: 'platform.credential' });
    const app = launch(fake, pages.home);
    await app.screen.see('还没有登录');
    await app.screen.see('山野茶铺');
    expect(app.screen.text()).toContain('错误码 platform.credential');
    await app.screen.tap('重试');
    await app.screen.see('林小满');
  });
});

describe('without a network', () => {
  test('the last card is shown with its time, and the next try brings the new one', async () => {
    const fake = await world();
    const app = launch(fake, pages.home);
    await app.screen.see('林小满');
    fake.fail('member.profile.get', 'drop');
    const stored = JSON.parse(String(app.seen.storage.get('query:member.profile.get'))) as { at: number };
    app.seen.storage.set('query:member.profile.get', JSON.stringify({ ...stored, at: Date.UTC(2020, 10, 20, 1, 5) }));
    const later = launch(fake, pages.home, {}, app.seen);
    await later.screen.see('网络不可用，以下是 2020-11-20 09:05 的内容');
    expect(later.screen.text()).toContain('林小满');
    fake.world.member = { ...fake.world.member, nickname: '新名字' };
    later.seen.networkListeners.forEach((listener) => listener({ isConnected: true, networkType: 'wifi' }));
    await later.screen.see('新名字');
    expect(later.screen.text()).not.toContain('网络不可用');
  });

  test('a page with nothing to show says so, with a way to try again', async () => {
    const fake = await world();
    fake.fail('member.privacy.get', 'drop');
    const app = launch(fake, pages.privacy);
    await app.screen.see('没有加载出来');
    expect(app.screen.text()).toContain('网络不可用，请检查网络后重试');
    await app.screen.tap('重试');
    await app.screen.see('我们收集什么');
  });
});

test('an English phone gets English pages and tabs', async () => {
  const app = launch(await world(), pages.home, { language: 'en' });
  await app.screen.see('Complete your profile');
  expect(app.seen.tabTexts.map((tab) => tab.text)).toEqual(['Home', 'Coupons', 'Me']);
  expect(app.screen.text()).not.toMatch(/资料|服务|加入/);
});

describe('the budget', () => {
  test.each(Object.entries(pages))('%s needs few and small setData calls', async (name, url) => {
    const fake = await world();
    fake.world.coupons = Array.from({ length: 20 }, (_, at) => makeCoupon({ id: `cpn_${at + 1}` }));
    fake.world.offers = Array.from({ length: 20 }, (_, at) => makeOffer({ templateId: `cpt_${at}` }));
    fake.world.mall = [makeOffer({ pricePoints: 500 })];
    fake.world.entries = Array.from({ length: 20 }, (_, at) => makeEntry({ id: `len_${at}` }));
    fake.world.requests.push(makeRequest({ status: 'done', can: { cancel: false, download: true } }));
    const app = launch(fake, `${url}${about[name] ?? ''}`);
    await app.screen.until(() => app.screen.texts().length > 4 && !app.screen.text().includes('正在加载'), 'the page');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { setDataBytes } = app.screen.page();
    expect(setDataBytes.length).toBeLessThanOrEqual(8);
    expect(Math.max(...setDataBytes)).toBeLessThanOrEqual(24_000);
  });

  test('the main package stays below 1.5 MB, tab icons below 40 KB', () => {
    const bytes = (folder: string, skip: readonly string[] = []): number =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => !skip.includes(entry.name))
        .reduce((sum, entry) => {
          const at = path.join(folder, entry.name);
          return sum + (entry.isDirectory() ? bytes(at) : statSync(at).size);
        }, 0);
    const subPackages = (readAppJson().subPackages ?? []).map((one) => one.root.split('/')[0] ?? '');
    expect(bytes(weappDist, subPackages)).toBeLessThanOrEqual(1.5 * 1024 * 1024);
    for (const icon of readdirSync(path.join(weappDist, 'assets'))) {
      expect(statSync(path.join(weappDist, 'assets', icon)).size).toBeLessThanOrEqual(40 * 1024);
    }
  });
});
