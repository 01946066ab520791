import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accounts, startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { createWecomCallback } from './callback.ts';
import { createWecom } from './client.ts';
import { buildOauthUrl, buildWebLoginUrl } from './login-urls.ts';
import type { Wecom, WecomMessage } from './types.ts';

const callback = createWecomCallback({
  corpId: accounts.WECOM_CORP_ID,
  token: accounts.WECOM_TOKEN,
  encodingAesKey: accounts.WECOM_ENCODING_AES_KEY,
  maxSkewSeconds: 300,
  clock: { now: () => Date.now() },
});

let world: Simulated;
let wecom: Wecom;
const received: { message: WecomMessage; dedupeKey: string }[] = [];

const clientOf = ({ simulator, parts }: Simulated, agentSecret = accounts.WECOM_AGENT_SECRET): Wecom =>
  createWecom({
    corpId: accounts.WECOM_CORP_ID,
    agentId: accounts.WECOM_AGENT_ID,
    agentSecret,
    contactSecret: accounts.WECOM_CONTACT_SECRET,
    apiBase: `${simulator.url}/qyapi`,
    ...parts,
  });

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: (query) => callback.verifyUrl(query),
    receive: (input) => {
      received.push(callback.openPush(input));
      return 'success';
    },
  });
  wecom = clientOf(world);
});
afterAll(() => world.close());
beforeEach(() => {
  world.simulator.control.clearFaults();
  received.length = 0;
});

const customer = () => world.simulator.control.createPerson({ name: '小雨', phone: '13700137000' });

test('members are listed and read, an unknown one is refused', async () => {
  const members = await wecom.members();
  expect(members.map(({ userid }) => userid)).toContain('chen.li');
  expect(await wecom.member('chen.li')).toMatchObject({ userid: 'chen.li', name: '陈丽', departmentIds: [2] });
  expect(await wecom.followUserids()).toContain('chen.li');
  await expect(wecom.member('nobody')).rejects.toMatchObject({ code: 'platform.refused' });
});

test('the directory tells departments with their parents, and who sits where', async () => {
  const { departments, members } = await wecom.directory();
  expect(departments).toMatchObject([
    { id: 1, name: '总部', parentId: 0 },
    { id: 2, name: '杭州店', parentId: 1 },
    { id: 3, parentId: 1 },
    { id: 4, parentId: 2 },
  ]);
  expect(members.find(({ userid }) => userid === 'lin.xiao')).toMatchObject({ name: '林晓', departmentIds: [4] });
});

test('a member who joins, moves and leaves is told of', async () => {
  const { control } = world.simulator;
  await control.joinStaff({ userid: 'xin.ren', name: '新人', departments: [3, 1] });
  expect((await wecom.directory()).members.find(({ userid }) => userid === 'xin.ren')?.departmentIds).toEqual([3, 1]);
  await control.updateStaff('xin.ren', { departments: [2] });
  await control.leaveStaff('xin.ren');
  expect(received.map(({ message }) => [message.event, message.changeType, message.userId])).toEqual([
    ['change_contact', 'create_user', 'xin.ren'],
    ['change_contact', 'update_user', 'xin.ren'],
    ['change_contact', 'delete_user', 'xin.ren'],
  ]);
  await expect(wecom.member('xin.ren')).rejects.toMatchObject({ data: { errcode: 60111 } });
});

test('customers are transferred in service and after leaving, refused ones are told apart', async () => {
  const { control } = world.simulator;
  const people = [customer(), customer()];
  await control.joinStaff({ userid: 'giver', name: '甲' });
  await control.joinStaff({ userid: 'taker', name: '乙' });
  for (const person of people) await control.addStaff(person.id, { userid: 'giver' });
  const [one = '', other = ''] = people.map((person) => person.externalUserid);
  const pair = { handoverUserid: 'giver', takeoverUserid: 'taker', left: false };
  expect(await wecom.transferCustomers({ ...pair, externalUserids: [one, other] })).toEqual([
    { externalUserid: one, errcode: 0 },
    { externalUserid: other, errcode: 0 },
  ]);
  expect(await wecom.transferCustomers({ ...pair, externalUserids: [one] })).toEqual([{ externalUserid: one, errcode: 40129 }]);
  await control.refuseTransfer(people[1]?.id ?? '');
  await control.settleTransfers({ all: true });
  expect((await wecom.transferResults(pair)).rows).toEqual([
    { externalUserid: one, status: 'done' },
    { externalUserid: other, status: 'refused' },
  ]);
  const left = { ...pair, left: true };
  await expect(wecom.transferCustomers({ ...left, externalUserids: [other] })).rejects.toMatchObject({ data: { errcode: 40097 } });
  await control.leaveStaff('giver');
  expect(await wecom.transferCustomers({ ...left, externalUserids: [other, 'wmNobody'] })).toEqual([
    { externalUserid: other, errcode: 0 },
    { externalUserid: 'wmNobody', errcode: 40096 },
  ]);
  expect((await wecom.transferResults(left)).rows).toEqual([{ externalUserid: other, status: 'waiting' }]);
  await expect(wecom.transferCustomers({ ...left, externalUserids: Array<string>(101).fill(one) })).rejects.toThrow(RangeError);
});

test('a contact way, the customer it brings, and the welcome message', async () => {
  const { control } = world.simulator;
  const { configId, qrCode } = await wecom.addContactWay({ userids: ['chen.li'], state: 'shop-12', remark: '门店12' });
  expect([configId !== '', qrCode.startsWith('http')]).toEqual([true, true]);

  const person = customer();
  await control.addStaff(person.id, { configId });
  const [added] = received;
  expect(added?.message).toMatchObject({ changeType: 'add_external_contact', userId: 'chen.li', state: 'shop-12' });
  await wecom.sendWelcome(added?.message.welcomeCode ?? '', '欢迎光临😀');
  expect(control.staffChats('chen.li').chats.at(-1)?.messages).toMatchObject([{ text: '欢迎光临😀' }]);
  await expect(wecom.sendWelcome(added?.message.welcomeCode ?? '', '再来')).rejects.toMatchObject({
    code: 'platform.refused',
    data: { errcode: 41051 },
  });

  const id = added?.message.externalUserId ?? '';
  expect(await wecom.customerIds('chen.li')).toContain(id);
  const read = await wecom.externalContact(id);
  expect(read.contact).toMatchObject({ externalUserid: id, name: '小雨', type: 1, unionid: person.unionid });
  expect(read.followers).toMatchObject([{ userid: 'chen.li', state: 'shop-12', addWay: 1, tags: [] }]);
});

test('edits made in the client are read with tags and remark', async () => {
  const { control } = world.simulator;
  const person = customer();
  await control.addStaff(person.id, { userid: 'wu.an' });
  const [group] = await wecom.corpTags();
  const [tag] = group?.tags ?? [];
  if (!group || !tag) throw new Error('the sample data has tags');
  await control.editCustomer('wu.an', { personId: person.id, remark: '小雨-茶', mobiles: ['13700137000'], tagIds: [tag.id] });
  expect(received.map(({ message }) => message.changeType)).toEqual(['add_external_contact', 'edit_external_contact']);

  const { followers } = await wecom.externalContact(received[0]?.message.externalUserId ?? '');
  expect(followers).toMatchObject([
    {
      userid: 'wu.an',
      remark: '小雨-茶',
      remarkMobiles: ['13700137000'],
      tags: [{ id: tag.id, name: tag.name, group: group.name, type: 1 }],
    },
  ]);
  const { rows } = await wecom.batchContacts(['wu.an']);
  expect(rows).toMatchObject([{ contact: { name: '小雨' }, follower: { userid: 'wu.an', remark: '小雨-茶', tagIds: [tag.id] } }]);
});

test('a member without customers has none, an ended relation is refused', async () => {
  expect(await wecom.customerIds('zhou.qi')).toEqual([]);
  const person = customer();
  await world.simulator.control.addStaff(person.id, { userid: 'zhou.qi' });
  await world.simulator.control.deleteCustomer('zhou.qi', { personId: person.id });
  const id = received[0]?.message.externalUserId ?? '';
  expect(received.at(-1)?.message).toMatchObject({ changeType: 'del_external_contact', externalUserId: id });
  await expect(wecom.externalContact(id)).rejects.toMatchObject({ code: 'platform.refused', data: { errcode: 84061 } });
});

test('many customers come over several pages, each pair once', async () => {
  const { control } = world.simulator;
  for (let made = 0; made < 120; made += 1) await control.addStaff(control.createPerson({}).id, { userid: 'lin.xiao' }, { wait: false });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await wecom.batchContacts(['lin.xiao'], cursor);
    seen.push(...page.rows.map(({ contact }) => contact.externalUserid));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
});

test('both login pages give a code that works once', async () => {
  const { control } = world.simulator;
  const { url: redirectUri } = control.openSession({ userid: 'chen.li' });
  const input = { corpId: accounts.WECOM_CORP_ID, agentId: accounts.WECOM_AGENT_ID, redirectUri, state: 'S1' };
  const pages = [
    buildOauthUrl(`${world.simulator.url}/open`, input),
    `${buildWebLoginUrl(`${world.simulator.url}/login`, input)}&sim_userid=chen.li`,
  ];
  for (const page of pages) {
    const back = new URL((await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '');
    const code = back.searchParams.get('code') ?? '';
    expect(back.searchParams.get('state')).toBe('S1');
    expect(await wecom.oauthUser(code)).toEqual({ userid: 'chen.li' });
    await expect(wecom.oauthUser(code)).rejects.toMatchObject({ code: 'auth.code_invalid' });
  }
});

test('the bridge accepts our agent signature, for the page it was made for', async () => {
  const { control } = world.simulator;
  const { box, url } = control.openSession({ userid: 'chen.li' });
  const { corpId, agentId, timestamp, nonceStr, signature } = await wecom.signUrl('agent', url);
  const params = { corpid: corpId, agentid: agentId, timestamp, nonceStr, signature, jsApiList: [] };
  expect(control.invoke({ box, name: 'agentConfig', params, url })['err_msg']).toBe('agentConfig:ok');
  expect(control.invoke({ box, name: 'agentConfig', params, url: `${url}&other=1` })['err_msg']).not.toBe('agentConfig:ok');
});

test('tickets and tokens are fetched once for two processes, and again when revoked', async () => {
  const { control } = world.simulator;
  const other = clientOf(world);
  await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? wecom : other).signUrl('config', 'https://a.example/')));
  expect(control.metrics().calls['/qyapi/cgi-bin/get_jsapi_ticket']).toBe(1);
  const before = control.metrics().tokenFetches['wecom contact'] ?? 0;
  control.setFault({ kind: 'token_revoked', path: 'get_follow_user_list' });
  await Promise.all([wecom.followUserids(), other.followUserids()]);
  expect(control.metrics().tokenFetches['wecom contact']).toBe(before + 1);
});

test('a wrong secret, a refused address and a used-up quota are told as what they are', async () => {
  const { control } = world.simulator;
  await expect(clientOf(world, 'wrong').tokenProbe('agent')).rejects.toMatchObject({
    code: 'platform.credential',
    data: { errcode: 40001 },
  });
  control.setFault({ kind: 'ip_refused', path: '/cgi-bin/user/get' });
  await expect(wecom.member('chen.li')).rejects.toMatchObject({ code: 'platform.ip_refused', data: { ip: '127.0.0.1' } });
  control.setFault({ kind: 'quota', path: '/cgi-bin/user/get' });
  await expect(wecom.member('chen.li')).rejects.toMatchObject({ code: 'platform.quota' });
  expect((await wecom.tokenProbe('contact')).expiresInSeconds).toBeGreaterThan(0);
});

test('the console accepts our answer to its URL check', async () => {
  expect(await world.simulator.control.urlCheck({ platform: 'wecom' })).toMatchObject({ ok: true });
});

test('an event delivered twice has one key, a forged one is turned away', async () => {
  const { control } = world.simulator;
  control.setFault({ kind: 'duplicate', platform: 'wecom', path: '/callbacks' });
  await control.addStaff(customer().id, { userid: 'wu.an' });
  expect(received).toHaveLength(2);
  expect(received[0]?.dedupeKey).toBe(received[1]?.dedupeKey);
  control.setFault({ kind: 'bad_signature', platform: 'wecom', path: '/callbacks', times: 3 });
  const { delivery } = await control.addStaff(customer().id, { userid: 'wu.an' });
  expect([received.length, delivery?.status, delivery?.reply]).toEqual([2, 400, 'bad_signature']);
});
