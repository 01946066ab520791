import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { sha1Of } from '../test-support/sealed-push.ts';
import { startStub } from '../test-support/platform-stub.ts';
import type { Answer, Asked } from '../test-support/platform-stub.ts';
import { createWecom } from './client.ts';
import { signPage } from './js-sdk.ts';
import { buildOauthUrl, buildWebLoginUrl } from './login-urls.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const tokenPath = '/cgi-bin/gettoken';
const now = 1_767_225_600_000;

/** The token is the secret with a number, so that a call shows whose token it used. */
async function world(answer: (asked: Asked) => Answer, contactSecret?: string) {
  let turn = 0;
  const stub = await startStub((asked) =>
    asked.path === tokenPath
      ? { errcode: 0, errmsg: 'ok', access_token: `${asked.query['corpsecret']}-${(turn += 1)}`, expires_in: 7200 }
      : answer(asked),
  );
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => now };
  const options = {
    corpId: 'ww1',
    agentId: '1000002',
    agentSecret: 'agent',
    contactSecret,
    apiBase: stub.url,
    kv: createMemoryKeyValue(clock),
    send: outgoing.send,
    clock,
  };
  return { stub, one: createWecom(options), other: createWecom(options) };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );

test('staff is asked with the app token, customers with the contact token, each fetched once for all', async () => {
  const { stub, one, other } = await world(() => ({ errcode: 0, errmsg: 'ok', follow_user: ['a'], userid: 'a', name: '阿' }), 'contact');
  await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).followUserids()));
  await one.member('a');
  expect(stub.count(tokenPath)).toBe(2);
  const used = new Set(
    stub.asked.filter(({ path }) => path !== tokenPath).map(({ path, query }) => `${path} ${query['access_token']?.split('-')[0]}`),
  );
  expect(used).toEqual(new Set(['/cgi-bin/externalcontact/get_follow_user_list contact', '/cgi-bin/user/get agent']));
});

test('without a contact secret one token serves both', async () => {
  const { stub, one } = await world(() => ({ errcode: 0, errmsg: 'ok', userid: 'a', name: '阿' }));
  await one.followUserids();
  await one.member('a');
  expect(stub.count(tokenPath)).toBe(1);
});

test.each([40014, 42001])('errcode %i refreshes and retries once', async (errcode) => {
  const { stub, one } = await world(({ query }) =>
    query['access_token'] === 'agent-1' ? { errcode, errmsg: 'expired' } : { errcode: 0, follow_user: ['a'] },
  );
  expect(await one.followUserids()).toEqual(['a']);
  expect(stub.asked).toHaveLength(4);
});

test('a code tells a member, a customer, or a stranger', async () => {
  const people: Record<string, Answer> = {
    m: { errcode: 0, errmsg: 'ok', userid: 'chen.li', user_ticket: 'x' },
    c: { errcode: 0, errmsg: 'ok', openid: 'o1', external_userid: 'wm1' },
    s: { errcode: 0, errmsg: 'ok', openid: 'o2' },
  };
  const { one } = await world(({ query }) => people[query['code'] ?? ''] ?? { errcode: 40029, errmsg: 'invalid code' });
  expect(await one.oauthUser('m')).toEqual({ userid: 'chen.li' });
  expect(await one.oauthUser('c')).toEqual({ openid: 'o1', externalUserid: 'wm1' });
  expect(await one.oauthUser('s')).toEqual({ openid: 'o2' });
  expect(await failureOf(one.oauthUser('used'))).toMatchObject({ code: 'auth.code_invalid' });
});

test.each([
  [-1, 'platform.busy'],
  [45033, 'platform.busy'],
  [45009, 'platform.quota'],
  [60111, 'platform.refused'],
])('errcode %i is %s', async (errcode, code) => {
  const { one } = await world(() => ({ errcode, errmsg: 'hint: [1]' }));
  expect(await failureOf(one.member('a'))).toMatchObject({ code, data: { errcode, api: '/cgi-bin/user/get' } });
});

test('a refused caller address is told with the address the platform saw', async () => {
  const errmsg =
    'not allow to access from your ip, hint: [1], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020';
  const { one } = await world(() => ({ errcode: 60020, errmsg }));
  expect(await failureOf(one.members())).toMatchObject({ code: 'platform.ip_refused', data: { ip: '203.0.113.7' } });
});

test('a member without customers has none; another error stays one', async () => {
  const { one } = await world(({ query }) => ({ errcode: query['userid'] === 'new' ? 84061 : 40003, errmsg: 'not external contact' }));
  expect(await one.customerIds('new')).toEqual([]);
  expect(await failureOf(one.customerIds('wrong'))).toMatchObject({ code: 'platform.refused', data: { errcode: 40003 } });
});

const contact = { external_userid: 'wm1', name: '小雨', type: 1, gender: 2, avatar: 'https://wx.qlogo.cn/demo/0', unionid: 'u1' };
const follower = (userid: string) => ({
  userid,
  remark: '小雨-12号店',
  createtime: 1767225600,
  tags: [
    { group_name: '等级', tag_name: '金卡', tag_id: 'et1', type: 1 },
    { group_name: '', tag_name: '自己的', type: 2 },
  ],
  remark_mobiles: ['13800138000'],
  add_way: 1,
  state: 'shop-12',
});

test('a customer is read over all pages of followers', async () => {
  const { one, stub } = await world(({ query }) =>
    query['cursor']
      ? { errcode: 0, external_contact: contact, follow_user: [follower('b')] }
      : { errcode: 0, external_contact: contact, follow_user: [follower('a')], next_cursor: 'C' },
  );
  const { contact: read, followers } = await one.externalContact('wm1');
  expect(read).toEqual({ externalUserid: 'wm1', name: '小雨', type: 1, gender: 2, avatar: 'https://wx.qlogo.cn/demo/0', unionid: 'u1' });
  expect(followers.map(({ userid }) => userid)).toEqual(['a', 'b']);
  expect(followers[0]).toMatchObject({
    tags: [
      { id: 'et1', name: '金卡', group: '等级', type: 1 },
      { name: '自己的', group: '', type: 2 },
    ],
    remarkMobiles: ['13800138000'],
    state: 'shop-12',
  });
  expect(stub.count('/cgi-bin/externalcontact/get')).toBe(2);
});

test('a cursor that never ends is not followed for ever', async () => {
  let turn = 0;
  const { one } = await world(() => ({ errcode: 0, external_contact: contact, follow_user: [], next_cursor: `C${(turn += 1)}` }));
  expect(await failureOf(one.externalContact('wm1'))).toMatchObject({ code: 'platform.refused', data: { reason: 'endless_pages' } });
});

test('the batch gives one row per pair, tags as ids, and the next cursor until it is empty', async () => {
  const info = { userid: 'a', remark: '', createtime: 1, tag_id: ['et1'], remark_mobiles: [''] };
  const { one } = await world(({ body }) => ({
    errcode: 0,
    external_contact_list: [{ external_contact: { external_userid: 'wm1', name: 'x' }, follow_info: info }],
    next_cursor: (body as { cursor: string }).cursor === '' ? 'C' : '',
  }));
  const first = await one.batchContacts(['a']);
  expect(first).toMatchObject({
    rows: [{ contact: { externalUserid: 'wm1' }, follower: { userid: 'a', tagIds: ['et1'], remarkMobiles: [] } }],
    nextCursor: 'C',
  });
  expect(await one.batchContacts(['a'], first.nextCursor)).not.toHaveProperty('nextCursor');
});

test('a contact way is made for one member or several', async () => {
  const { one, stub } = await world(() => ({ errcode: 0, config_id: 'c0', qr_code: 'https://wework.qpic.cn/x' }));
  expect(await one.addContactWay({ userids: ['a'], state: 's', remark: '门店' })).toEqual({
    configId: 'c0',
    qrCode: 'https://wework.qpic.cn/x',
  });
  await one.addContactWay({ userids: ['a', 'b'], state: 's', remark: '门店' });
  expect(stub.asked.filter(({ path }) => path.endsWith('add_contact_way')).map(({ body }) => body)).toMatchObject([
    { type: 1, scene: 2, user: ['a'], state: 's', remark: '门店' },
    { type: 2, scene: 2, user: ['a', 'b'] },
  ]);
});

test('each kind of page signature uses its own ticket, fetched once', async () => {
  const { one, other, stub } = await world(({ path }) => ({ errcode: 0, ticket: path, expires_in: 7200 }));
  const url = 'https://crm.example.cn/sidebar?x=1#/customer';
  const [config, agent] = await Promise.all([one.signUrl('config', url), other.signUrl('agent', url)]);
  for (const [signature, ticket] of [
    [config, '/cgi-bin/get_jsapi_ticket'],
    [agent, '/cgi-bin/ticket/get'],
  ] as const) {
    const text = `jsapi_ticket=${ticket}&noncestr=${signature.nonceStr}&timestamp=1767225600&url=https://crm.example.cn/sidebar?x=1`;
    expect(signature.signature).toBe(sha1Of([text]));
    expect(signature).toMatchObject({ corpId: 'ww1', agentId: '1000002', timestamp: 1767225600 });
  }
  await one.signUrl('config', url);
  expect([stub.count('/cgi-bin/get_jsapi_ticket'), stub.count('/cgi-bin/ticket/get')]).toEqual([1, 1]);
});

test('a nonce is never used twice', () => {
  expect(signPage('T', 'https://a.example/', now).nonceStr).not.toBe(signPage('T', 'https://a.example/', now).nonceStr);
});

test('the addresses of both logins are as documented', () => {
  const input = { corpId: 'ww1', agentId: '1000002', redirectUri: 'https://crm.example.cn/login?a=1', state: 'S1' };
  expect(buildOauthUrl('https://open.weixin.qq.com', input)).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri=https%3A%2F%2Fcrm.example.cn%2Flogin%3Fa%3D1&response_type=code&scope=snsapi_base&state=S1&agentid=1000002#wechat_redirect',
  );
  expect(buildWebLoginUrl('https://login.work.weixin.qq.com', input)).toBe(
    'https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=ww1&agentid=1000002&redirect_uri=https%3A%2F%2Fcrm.example.cn%2Flogin%3Fa%3D1&state=S1',
  );
});
