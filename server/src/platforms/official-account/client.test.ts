import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { markedAsTransaction, watchTransactions } from '../../kernel/transaction-mark.ts';
import { everythingIn } from '../test-support/everything-in.ts';
import { startStub } from '../test-support/platform-stub.ts';
import type { Answer, Asked } from '../test-support/platform-stub.ts';
import { createOfficialAccount } from './client.ts';

const secret = 'super-secret-value';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const tokenPath = '/cgi-bin/stable_token';

/** Two processes of ours on one store, before a platform that gives tokens T-1, T-2 … and answers the rest as told. */
async function world(
  answer: (asked: Asked) => Answer,
  tokens: (turn: number) => Answer = (turn) => ({ access_token: `T-${turn}`, expires_in: 7200 }),
) {
  let turn = 0;
  const stub = await startStub((asked) => (asked.path === tokenPath ? tokens((turn += 1)) : answer(asked)));
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => Date.now() };
  const options = {
    appId: 'wx1',
    secret,
    apiBase: stub.url,
    mpBase: 'https://mp.example',
    kv: createMemoryKeyValue(clock),
    send: outgoing.send,
    clock,
  };
  return { stub, one: createOfficialAccount(options), other: createOfficialAccount(options) };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );

test('forty calls of two clients on one store fetch one token, and the secret travels only in that body', async () => {
  const { stub, one, other } = await world(({ query }) => ({ subscribe: 1, openid: query['openid'] }));
  const users = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).userInfo(`o${at}`)));
  expect(users.map(({ openid }) => openid)).toEqual(Array.from({ length: 40 }, (_, at) => `o${at}`));
  expect(stub.count(tokenPath)).toBe(1);
  expect(stub.asked.find(({ path }) => path === tokenPath)?.body).toEqual({
    grant_type: 'client_credential',
    appid: 'wx1',
    secret,
    force_refresh: false,
  });
  expect(stub.asked.filter(({ query }) => JSON.stringify(query).includes(secret))).toEqual([]);
});

test.each([40001, 40014, 42001])('%i on a call of the package: one refresh, one retry, no request in between', async (errcode) => {
  const { stub, one } = await world(({ query }) =>
    query['access_token'] === 'T-1' ? { errcode, errmsg: 'old' } : { tags: [{ id: 2, name: '星标组', count: 0 }] },
  );
  expect(await one.tags()).toEqual([{ id: 2, name: '星标组', count: 0 }]);
  expect(stub.asked.map(({ path, query }) => `${path} ${query['access_token'] ?? ''}`)).toEqual([
    `${tokenPath} `,
    '/cgi-bin/tags/get T-1',
    `${tokenPath} `,
    '/cgi-bin/tags/get T-2',
  ]);
});

test('a token the platform gives again although it refuses it is forced anew, once', async () => {
  const { stub, one } = await world(
    ({ query }) => (query['access_token'] === 'SAME' ? { errcode: 42001, errmsg: '' } : { tags: [] }),
    (turn) => ({ access_token: turn < 3 ? 'SAME' : 'NEW', expires_in: 7200 }),
  );
  expect(await one.tags()).toEqual([]);
  const forced = stub.asked.filter(({ path }) => path === tokenPath).map(({ body }) => (body as { force_refresh: boolean }).force_refresh);
  expect(forced).toEqual([false, false, true]);
});

test('a platform that refuses every token is not asked in a loop', async () => {
  const { stub, one } = await world(() => ({ errcode: 40001, errmsg: 'invalid credential' }));
  expect(await failureOf(one.userInfo('o1'))).toMatchObject({
    code: 'platform.credential',
    data: { errcode: 40001, api: '/cgi-bin/user/info' },
  });
  expect(stub.count('/cgi-bin/user/info')).toBe(2);
  expect(stub.count(tokenPath)).toBeLessThanOrEqual(3);
});

test.each([
  [-1, 'platform.busy'],
  [45011, 'platform.busy'],
  [45033, 'platform.busy'],
  [45009, 'platform.quota'],
  [40003, 'platform.refused'],
  [45015, 'platform.refused'],
])('errcode %i of a call is %s', async (errcode, code) => {
  const { one } = await world(() => ({ errcode, errmsg: 'text rid: 6ab0c1d2-11aa22bb-33cc44dd' }));
  expect(await failureOf(one.sendText('o1', '您好'))).toMatchObject({ code, data: { errcode } });
  expect(await failureOf(one.apiDomainIps())).toMatchObject({ code, data: { errcode } });
});

test.each([
  [40001, 'invalid credential', 'platform.credential', undefined],
  [40013, 'invalid appid', 'platform.credential', undefined],
  [40125, 'invalid appsecret', 'platform.credential', undefined],
  [40164, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: x', 'platform.ip_refused', '203.0.113.7'],
  [-1, 'system error', 'platform.busy', undefined],
  [45009, 'reach max api daily quota limit', 'platform.quota', undefined],
])('errcode %i at the token is told as what it is', async (errcode, errmsg, code, ip) => {
  const { one, stub } = await world(
    () => ({}),
    () => ({ errcode, errmsg }),
  );
  const failure = await failureOf(one.userInfo('o1'));
  expect(failure).toMatchObject({ code, data: { errcode, ...(ip && { ip }) } });
  expect(await failureOf(one.tokenProbe())).toMatchObject({ code });
  expect(stub.count('/cgi-bin/user/info')).toBe(0);
});

test.each<[string, Answer, string]>([
  ['HTML', { status: 200, text: '<html>login to the wifi</html>' }, 'platform.unreachable'],
  ['HTTP 502', { status: 502, text: '<html>bad gateway</html>' }, 'platform.busy'],
  ['HTTP 503 with JSON', { status: 503, text: '{}' }, 'platform.busy'],
  ['nothing', { status: 200, text: '' }, 'platform.unreachable'],
  ['a list', [], 'platform.refused'],
  ['fields of the wrong type', { subscribe: 'yes', openid: 7 }, 'platform.refused'],
])('an answer that is %s is an AppError and shows neither token nor secret', async (_what, answer, code) => {
  const { one } = await world(() => answer);
  const failure = await failureOf(one.userInfo('o1'));
  expect(failure).toMatchObject({ code });
  expect(everythingIn(failure)).not.toMatch(/T-1|super-secret/);
});

test('an unreachable platform shows neither token nor secret', async () => {
  const { one, stub } = await world(() => ({ tags: [] }));
  await one.tags();
  await stub.close();
  for (const call of [one.tags(), one.apiDomainIps(), one.tokenProbe()]) {
    const failure = await failureOf(call);
    expect(failure).toMatchObject({ code: 'platform.unreachable' });
    expect(everythingIn(failure)).not.toMatch(/T-1|super-secret|access_token/);
  }
});

test('no call leaves inside a transaction', async () => {
  watchTransactions();
  const { one, stub } = await world(() => ({ tags: [] }));
  await one.tags();
  const before = stub.asked.length;
  const calls: (() => Promise<unknown>)[] = [() => one.tags(), () => one.apiDomainIps(), () => one.sendText('o', 'x')];
  for (const call of calls) {
    expect(String(await failureOf(markedAsTransaction(call)))).toMatch(/inside a transaction/);
  }
  expect(stub.asked).toHaveLength(before);
});

test('openids and tokens are escaped in addresses', async () => {
  const { one, stub } = await world(
    ({ query }) => ({ subscribe: 1, openid: query['openid'], total: 0 }),
    () => ({ access_token: 'a+b/c=&x=1', expires_in: 7200 }),
  );
  expect((await one.userInfo('o&lang=en#x')).openid).toBe('o&lang=en#x');
  await one.listFollowers('o&x=2');
  for (const { query } of stub.asked.filter(({ path }) => path !== tokenPath)) expect(query['access_token']).toBe('a+b/c=&x=1');
  expect(stub.asked.at(-1)?.query).toEqual({ access_token: 'a+b/c=&x=1', next_openid: 'o&x=2' });
});

test('somebody who does not follow has an openid and nothing else', async () => {
  const { one } = await world(() => ({ subscribe: 0, openid: 'o1', nickname: '', tagid_list: null }));
  expect(await one.userInfo('o1')).toEqual({ openid: 'o1', subscribed: false, tagIds: [] });
});

test('the last page of followers has no data and no next', async () => {
  const { one } = await world(({ query }) =>
    query['next_openid'] ? { total: 2, count: 0, next_openid: '' } : { total: 2, count: 2, data: { openid: ['a', 'b'] }, next_openid: 'b' },
  );
  const first = await one.listFollowers();
  expect(first).toEqual({ total: 2, openids: ['a', 'b'], nextOpenid: 'b' });
  expect(await one.listFollowers(first.nextOpenid)).toEqual({ total: 2, openids: [] });
});

test('a QR code is permanent unless it is given a time, and its picture needs an escaped ticket', async () => {
  const { one, stub } = await world(({ body }) => ({
    ticket: 'gQ+/==',
    url: 'http://weixin.qq.com/q/x',
    ...((body as { expire_seconds?: number }).expire_seconds && { expire_seconds: 60 }),
  }));
  expect(await one.createQrCode({ sceneStr: 'staff_17' })).toEqual({
    ticket: 'gQ+/==',
    url: 'http://weixin.qq.com/q/x',
    imageUrl: 'https://mp.example/cgi-bin/showqrcode?ticket=gQ%2B%2F%3D%3D',
  });
  expect((await one.createQrCode({ sceneStr: '17', expireSeconds: 60 })).expireSeconds).toBe(60);
  expect(stub.asked.slice(-2).map(({ body }) => body)).toEqual([
    { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'staff_17' } } },
    { expire_seconds: 60, action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: '17' } } },
  ]);
});

test('Chinese goes out as it is, and more than a hundred openids are not sent', async () => {
  const { one, stub } = await world(() => ({ errcode: 0, errmsg: 'ok' }));
  await one.sendText('o1', '您好😀');
  expect(stub.asked.at(-1)?.body).toEqual({ touser: 'o1', msgtype: 'text', text: { content: '您好😀' } });
  await expect(one.batchUserInfo(Array.from({ length: 101 }, String))).rejects.toBeInstanceOf(RangeError);
  expect(await one.batchUserInfo([])).toEqual([]);
});
