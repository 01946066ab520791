import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedPush } from '../callback/types.ts';
import { accounts, startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { createMiniProgramCallback } from './callback.ts';
import { createMiniProgram } from './client.ts';
import type { MiniProgram } from './types.ts';

const callback = createMiniProgramCallback({
  appId: accounts.MINI_APP_ID,
  token: accounts.MINI_TOKEN,
  encodingAesKey: accounts.MINI_ENCODING_AES_KEY,
  maxSkewSeconds: 300,
  clock: { now: () => Date.now() },
});

let world: Simulated;
let mini: MiniProgram;
const received: OpenedPush[] = [];

const clientOf = ({ simulator, parts }: Simulated, secret: string): MiniProgram =>
  createMiniProgram({ appId: accounts.MINI_APP_ID, secret, apiBase: `${simulator.url}/weixin`, ...parts });

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: (query) => callback.verifyUrl(query),
    receive: (input) => {
      received.push(callback.openPush(input));
      return 'success';
    },
  });
  mini = clientOf(world, accounts.MINI_APP_SECRET);
});
afterAll(() => world.close());

test('a login code works once', async () => {
  const person = world.simulator.control.createPerson({ name: '登录的人' });
  const { code } = world.simulator.control.wxLogin(person.id);
  const session = await mini.codeToSession(code);
  expect(session).toMatchObject({ openid: person.miniOpenid, unionid: person.unionid });
  expect(session.sessionKey).not.toBe('');
  await expect(mini.codeToSession(code)).rejects.toMatchObject({ code: 'auth.code_invalid', data: { errcode: 40163 } });
  await expect(mini.codeToSession('made up')).rejects.toMatchObject({ code: 'auth.code_invalid', data: { errcode: 40029 } });
});

test('an account not bound to the open platform gives no unionid', async () => {
  const { control } = world.simulator;
  control.setMode({ bound: { mini: false } });
  const person = control.createPerson({ name: '没有 unionid' });
  expect(await mini.codeToSession(control.wxLogin(person.id).code)).not.toHaveProperty('unionid');
  control.setMode({ bound: { mini: true } });
});

test('a login with the wrong secret is our mistake, not the person’s', async () => {
  const person = world.simulator.control.createPerson({});
  const { code } = world.simulator.control.wxLogin(person.id);
  await expect(clientOf(world, 'contract-mini-secreX').codeToSession(code)).rejects.toMatchObject({ code: 'platform.credential' });
});

test('a phone code works once, also when the token has to be renewed on the way', async () => {
  const { control } = world.simulator;
  const person = control.createPerson({ phone: '13900139000' });
  control.setFault({ kind: 'token_revoked', platform: 'mini-program' });
  const { code } = control.phoneCode(person.id);
  expect(await mini.phoneNumber(code)).toEqual({ phoneNumber: '13900139000', purePhoneNumber: '13900139000', countryCode: '86' });
  await expect(mini.phoneNumber(code)).rejects.toMatchObject({ code: 'phone.code_invalid' });
});

test.each(['json', 'xml'] as const)('pushes in %s open', async (miniFormat) => {
  const { control } = world.simulator;
  control.setMode({ miniFormat });
  received.length = 0;
  const fields = { MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: '来源 <&>' };
  const { delivery } = await control.push({ platform: 'mini-program', fields, openid: 'oMP_1' });
  expect(delivery).toMatchObject({ attempts: 1, status: 200 });
  expect(received[0]).toMatchObject({
    encrypted: true,
    message: { fromUserName: 'oMP_1', event: 'user_enter_tempsession', fields: { SessionFrom: '来源 <&>' } },
  });
});

test('the console accepts our answer to its URL check', async () => {
  expect(await world.simulator.control.urlCheck({ platform: 'mini-program' })).toMatchObject({ ok: true });
});
