import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenedPush } from '../callback/types.ts';
import { accounts, startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { createOfficialAccountCallback } from './callback.ts';
import { createOfficialAccount } from './client.ts';
import type { OfficialAccount } from './types.ts';

const callback = createOfficialAccountCallback({
  appId: accounts.OA_APP_ID,
  token: accounts.OA_TOKEN,
  encodingAesKey: accounts.OA_ENCODING_AES_KEY,
  allowPlain: true,
  maxSkewSeconds: 300,
  clock: { now: () => Date.now() },
});

let world: Simulated;
let one: OfficialAccount;
let other: OfficialAccount;
const received: OpenedPush[] = [];

const clientOf = ({ simulator, parts }: Simulated, secret = accounts.OA_APP_SECRET): OfficialAccount =>
  createOfficialAccount({ appId: accounts.OA_APP_ID, secret, apiBase: `${simulator.url}/weixin`, mpBase: `${simulator.url}/mp`, ...parts });

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: (query) => callback.verifyUrl(query),
    receive: (input) => {
      const push = callback.openPush(input);
      received.push(push);
      if (push.message.content !== '在吗') return 'success';
      const { fromUserName: to, toUserName: from } = push.message;
      return callback.sealTextReply({ to, from, text: '在的 ]]> <3', now: Date.now(), encrypted: push.encrypted });
    },
  });
  one = clientOf(world);
  other = clientOf(world);
});
afterAll(() => world.close());
beforeEach(() => {
  world.simulator.control.clearFaults();
  received.length = 0;
});

const fetches = (): number => world.simulator.control.metrics().tokenFetches['official-account'] ?? 0;

test('the first calls of two processes share one token', async () => {
  const lists = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).tags()));
  expect(lists[0]?.map(({ name }) => name)).toContain('老客户');
  expect(fetches()).toBe(1);
});

test('followers are listed in pages and read one by one and in batches', async () => {
  const { control } = world.simulator;
  const person = control.createPerson({ name: '新粉丝' });
  const { ticket, url, imageUrl, expireSeconds } = await one.createQrCode({ sceneStr: 'staff_17' });
  expect([ticket !== '', url.startsWith('http'), expireSeconds]).toEqual([true, true, undefined]);
  expect((await fetch(imageUrl)).headers.get('content-type')).toMatch(/^image\//);
  await control.scan(person.id, { scene: 'staff_17' });
  control.seedFollowers({ count: 10_050 });

  const first = await one.listFollowers();
  const second = await one.listFollowers(first.nextOpenid);
  expect([first.openids.length, second.nextOpenid && (await one.listFollowers(second.nextOpenid)).openids]).toEqual([10_000, []]);
  expect(new Set([...first.openids, ...second.openids]).size).toBe(first.total);

  expect(await one.userInfo(person.oaOpenid)).toMatchObject({ subscribed: true, qrSceneStr: 'staff_17', unionid: person.unionid });
  const asked = [person.oaOpenid, ...first.openids.slice(0, 99)];
  const read = await one.batchUserInfo(asked);
  expect(read.map(({ openid }) => openid)).toEqual(asked);

  await control.unfollow(person.id);
  expect(await one.userInfo(person.oaOpenid)).toEqual({ openid: person.oaOpenid, subscribed: false, tagIds: [], unionid: person.unionid });
  expect(received.map(({ message }) => [message.event, message.eventKey])).toEqual([
    ['subscribe', 'qrscene_staff_17'],
    ['unsubscribe', undefined],
  ]);
});

test('a text reaches the chat within the window only', async () => {
  const { control } = world.simulator;
  const person = control.createPerson({ name: '聊天的人' });
  await control.follow(person.id, {});
  await control.message(person.id, { text: '你好' });
  await one.sendText(person.oaOpenid, '您好😀 <a> & "引号"');
  expect(control.chat(person.id).messages.at(-1)).toMatchObject({ from: 'account', text: '您好😀 <a> & "引号"' });
  control.advanceTime({ advanceMs: 49 * 3_600_000 });
  await expect(one.sendText(person.oaOpenid, '晚了')).rejects.toMatchObject({ code: 'platform.refused', data: { errcode: 45015 } });
  control.advanceTime({ advanceMs: -49 * 3_600_000 });
});

test('a revoked or expired token is renewed once, for all', async () => {
  const { control } = world.simulator;
  await one.tags();
  const before = fetches();
  control.setFault({ kind: 'token_revoked', platform: 'official-account' });
  await Promise.all([one.tags(), other.tags()]);
  expect(fetches()).toBe(before + 1);
  control.expireTokens();
  await Promise.all([one.apiDomainIps(), other.tags()]);
  expect(fetches()).toBe(before + 2);
});

test.each([
  ['busy', 'platform.busy'],
  ['quota', 'platform.quota'],
] as const)('%s is told as %s', async (kind, code) => {
  world.simulator.control.setFault({ kind, path: '/cgi-bin/tags/get' });
  await expect(one.tags()).rejects.toMatchObject({ code });
  await expect(one.tags()).resolves.toBeInstanceOf(Array);
});

test('a wrong secret and a refused address are told when probing', async () => {
  await expect(clientOf(world, 'contract-oa-secreX').tokenProbe()).rejects.toMatchObject({
    code: 'platform.credential',
    data: { errcode: 40001 },
  });
  await expect(clientOf(world, 'short').tokenProbe()).rejects.toMatchObject({ code: 'platform.credential', data: { errcode: 40125 } });
  world.simulator.control.setFault({ kind: 'ip_refused', path: 'stable_token' });
  await expect(one.tokenProbe()).rejects.toMatchObject({ code: 'platform.ip_refused', data: { ip: '127.0.0.1' } });
  expect((await one.tokenProbe()).expiresInSeconds).toBeGreaterThan(0);
});

test('the console accepts our answer to its URL check', async () => {
  expect(await world.simulator.control.urlCheck({ platform: 'official-account' })).toMatchObject({ ok: true });
});

test.each(['plain', 'compat', 'safe'] as const)('in %s mode pushes open and the platform understands the reply', async (mode) => {
  const { control } = world.simulator;
  control.setMode({ oa: mode });
  const person = control.createPerson({ name: '发问的人' });
  await control.follow(person.id, {});
  const { delivery } = await control.message(person.id, { text: '在吗' });
  expect(delivery).toMatchObject({ attempts: 1, status: 200 });
  expect(received.at(-1)).toMatchObject({ encrypted: mode !== 'plain', message: { content: '在吗', fromUserName: person.oaOpenid } });
  expect(control.chat(person.id).messages.at(-1)).toMatchObject({ from: 'account', text: '在的 ]]> <3' });
});

test('a push delivered twice has one key, a forged one is turned away', async () => {
  const { control } = world.simulator;
  control.setMode({ oa: 'safe' });
  const person = control.createPerson({ name: '重复的人' });
  await control.follow(person.id, {});
  received.length = 0;
  control.setFault({ kind: 'duplicate', platform: 'official-account', path: '/callbacks' });
  await control.message(person.id, { text: '一次' });
  expect(received).toHaveLength(2);
  expect(received[0]?.dedupeKey).toBe(received[1]?.dedupeKey);
  received.length = 0;
  control.setFault({ kind: 'bad_signature', platform: 'official-account', path: '/callbacks', times: 3 });
  const { delivery } = await control.message(person.id, { text: '假的' });
  expect([received.length, delivery?.status, delivery?.reply]).toEqual([0, 400, 'bad_signature']);
});
