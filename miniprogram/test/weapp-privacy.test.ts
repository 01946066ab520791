import { describe, expect, test } from 'vitest';
import type { FakeServer } from './fake-server/fake-server.ts';
import { makeRequest } from './fake-server/privacy-endpoints.ts';
import type { WeappHost } from './weapp-host/host.ts';
import type { PlatformHooks } from './weapp-host/platform-hooks.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const at = (page: string): string => `/packages/privacy/pages/${page}`;

const { world, launch } = weappWorld();

async function open(
  page: string,
  prepare: (fake: FakeServer) => void = () => undefined,
  hooks: Partial<PlatformHooks> = {},
): Promise<WeappHost & { fake: FakeServer }> {
  const fake = await world({
    member: { consents: [{ purpose: 'privacy_notice', textVersion: '2026-01', agreedAt: Date.UTC(2026, 0, 2) }] },
  });
  prepare(fake);
  return Object.assign(launch(fake, at(page), hooks), { fake });
}

/** A choice is on the screen before the next tap, as it is for a person. */
const shows = (app: WeappHost, className: string): Promise<void> =>
  app.screen.until(() => app.screen.all('view').some((view) => view.classes.includes(className)), className);

describe('the privacy centre', () => {
  test('switches marketing on after asking, and off in one tap', async () => {
    const app = await open('center/index');
    await app.screen.see('已同意');
    await app.screen.tap('接收优惠与活动信息');
    await app.screen.see('已开启，随时可以关闭');
    expect(app.seen.modals).toEqual([{ title: '接收优惠信息？', content: '同意后会收到优惠信息，可随时关闭。' }]);
    expect(app.fake.exchanges.find((it) => it.name === 'member.privacy.set-marketing')?.input).toEqual({ allow: true, textVersion: 'm1' });
    await app.screen.tap('接收优惠与活动信息');
    await app.screen.see('未开启');
    expect(app.seen.modals).toHaveLength(1);
    expect(app.fake.world.marketing).toBe(false);
    expect(app.errors).toEqual([]);
  });

  test('asks nobody for marketing who has not accepted the notice, but leads there', async () => {
    const app = await open('center/index', (fake) => (fake.world.member = { ...fake.world.member, consents: [] }));
    await app.screen.see('未同意');
    await app.screen.tap('接收优惠与活动信息');
    await app.screen.until(() => app.screen.page().route.endsWith('members/pages/privacy/index'), 'the notice');
    expect(app.fake.names()).not.toContain('member.privacy.set-marketing');
  });

  test('shows what was agreed to and withdrawn, and the statement in WeChat', async () => {
    const app = await open('center/index');
    await app.screen.see('同意记录（1）');
    await app.screen.tap('同意记录（1）');
    await app.screen.see('2026-11-22 10:30 撤回');
    await app.screen.tap('微信中的隐私声明');
    expect(app.seen.titles).toContain('WeChat privacy statement');
  });

  test('asks for a copy with a fresh code and lists the request with its date', async () => {
    let logins = 0;
    const app = await open('center/index', undefined, { loginCode: () => Promise.resolve(`login-${(logins += 1)}`) });
    await app.screen.see('还没有申请');
    await app.screen.tap('查阅与下载我的信息');
    await app.screen.see('最迟 2026-12-07 答复');
    const asked = app.fake.exchanges.find((it) => it.name === 'member.privacy.request');
    expect(asked?.input).toEqual({ kind: 'access', code: 'login-2' });
    await app.screen.tap('查阅与下载我的信息');
    await app.screen.until(() => app.seen.toasts.some((it) => it.includes('同类申请')), 'the refusal');
    expect(app.errors).toEqual([]);
  });

  test('without a network says so and tries again', async () => {
    const app = await open('center/index', (fake) => fake.fail('member.privacy.consents', 'drop'));
    await app.screen.see('没有加载出来');
    await app.screen.tap('重试');
    await app.screen.see('接收优惠与活动信息');
  });
});

describe('a request', () => {
  test('can be taken back after a question', async () => {
    const app = await open(
      'request/index?id=prq_1',
      (fake) => void fake.world.requests.push(makeRequest({ kind: 'correction', detail: '名字写错了' })),
    );
    await app.screen.see('名字写错了');
    await app.screen.tap('取消申请');
    await app.screen.see('已取消');
    expect(app.fake.world.requests[0]?.status).toBe('cancelled');
    expect(app.screen.texts()).not.toContain('取消申请');
  });

  test('shows the receipt of a deletion: what went, what stays, until when and by which law', async () => {
    const receipt = {
      at: Date.UTC(2026, 10, 22),
      erased: [{ what: '跟进动态与备注', count: 12 }],
      kept: [
        { what: '同意记录', count: 2, until: Date.UTC(2029, 10, 21), law: '《民法典》第一百八十八条' },
        { what: '操作日志', count: 3, until: null, law: '《网络安全法》第二十一条' },
      ],
    };
    const app = await open(
      'request/index?id=prq_1',
      (fake) =>
        void fake.world.requests.push(
          makeRequest({ kind: 'deletion', status: 'done', receipt, answer: '已处理', can: { cancel: false, download: false } }),
        ),
    );
    await app.screen.see('删除回执');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining([
        '跟进动态与备注',
        '12 条',
        '保留到 2029-11-21',
        '《民法典》第一百八十八条',
        '长期留存，不含你的资料',
        '已处理',
      ]),
    );
    expect(app.errors).toEqual([]);
  });

  test('for a copy leads to the data, which is sent as a file or copied, and never kept on the phone', async () => {
    const app = await open(
      'request/index?id=prq_1',
      (fake) =>
        void fake.world.requests.push(
          makeRequest({ status: 'done', downloadUntil: Date.UTC(2026, 10, 29), can: { cancel: false, download: true } }),
        ),
    );
    await app.screen.see('查看我的信息');
    await app.screen.tap('查看我的信息');
    await app.screen.see('13812345678');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['动态与备注', '23 条', '还有 3 条，完整内容请下载', '没有这类信息']));
    await app.screen.tap('发送到微信聊天');
    await app.screen.until(() => app.seen.sent.length === 1, 'the file');
    expect(app.seen.sent[0]).toEqual({ name: '我的个人信息.html', text: '<!doctype html><p>林小满</p>' });
    await app.screen.tap('复制机器可读的数据（JSON）');
    await app.screen.until(() => app.seen.copied.length === 1, 'the copy');
    expect(JSON.parse(app.seen.copied[0] ?? '')).toMatchObject({ data: { profile: { name: '林小满' } } });
    expect(JSON.stringify([...app.seen.storage])).not.toContain('13812345678');
    expect(app.errors).toEqual([]);
  });

  test('whose copy is not ready says so', async () => {
    const app = await open('copy/index?id=prq_1', (fake) => void fake.world.requests.push(makeRequest()));
    await app.screen.see('资料还在准备');
  });
});

describe('asking for a change', () => {
  test('sends only what was filled in, checked before', async () => {
    const app = await open('correct/index');
    await app.screen.see('提交更正申请');
    await app.screen.tap('提交更正申请');
    expect(app.seen.toasts.at(-1)).toBe('请至少填写一项');
    app.screen.input('email', 'lin@');
    await app.screen.tap('提交更正申请');
    expect(app.seen.toasts.at(-1)).toBe('邮箱格式不对');
    app.screen.input('email', ' lin@example.cn ');
    await app.screen.tap('女');
    await shows(app, 'gender__one--on');
    await app.screen.tap('提交更正申请');
    await app.screen.until(() => app.fake.world.requests.length === 1, 'the request');
    const asked = app.fake.exchanges.find((it) => it.name === 'member.privacy.request');
    expect(asked?.input).toEqual({ kind: 'correction', code: 'login-1', wishes: { email: 'lin@example.cn', gender: 'female' } });
    expect(app.errors).toEqual([]);
  });

  test('deletion tells the consequences, needs them understood and confirmed, and no means no', async () => {
    const app = await open('erase/index', undefined, { confirms: () => false });
    await app.screen.see('删除后无法恢复');
    await app.screen.tap('申请删除我的信息');
    expect(app.seen.toasts).toEqual(['请先勾选“我已了解以上后果”']);
    await app.screen.tap('我已了解以上后果');
    await shows(app, 'erase__box--on');
    await app.screen.tap('申请删除我的信息');
    await app.screen.until(() => app.seen.modals.length === 1, 'the question');
    expect(app.fake.names()).not.toContain('member.privacy.request');
  });

  test('a confirmed deletion is asked for, and can still be seen', async () => {
    const app = await open('erase/index');
    await app.screen.see('我已了解以上后果');
    await app.screen.tap('我已了解以上后果');
    await shows(app, 'erase__box--on');
    await app.screen.tap('申请删除我的信息');
    await app.screen.until(() => app.fake.world.requests.length === 1, 'the request');
    expect(app.fake.world.requests[0]?.kind).toBe('deletion');
  });
});
