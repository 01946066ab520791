import { describe, expect, test } from 'vitest';
import { avatar, weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  me: '/pages/me/index',
  profile: '/packages/members/pages/profile/index',
  privacy: '/packages/members/pages/privacy/index',
};
const { world, launch } = weappWorld();

const agreed = { consents: [{ purpose: 'privacy_notice' as const, textVersion: '2026-01', agreedAt: Date.UTC(2026, 0, 2) }] };

describe('me and my profile', () => {
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
});

describe('the privacy notice', () => {
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
