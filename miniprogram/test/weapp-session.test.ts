import { describe, expect, test } from 'vitest';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  home: '/pages/home/index',
  profile: '/packages/members/pages/profile/index',
  privacy: '/packages/members/pages/privacy/index',
};
const { world, launch } = weappWorld();

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
    expect(fake.names().sort()).toEqual([
      'member.card.get',
      'member.coupons.centre',
      'member.home.picks',
      'member.privacy.get',
      'member.session.login',
    ]);
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
