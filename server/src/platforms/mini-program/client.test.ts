import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { everythingIn } from '../test-support/everything-in.ts';
import { startStub } from '../test-support/platform-stub.ts';
import type { Answer, Asked } from '../test-support/platform-stub.ts';
import { createMiniProgram } from './client.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(answer: (asked: Asked) => Answer) {
  const stub = await startStub((asked) =>
    asked.path === '/cgi-bin/stable_token' ? { access_token: 'T', expires_in: 7200 } : answer(asked),
  );
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => Date.now() };
  const options = {
    appId: 'wxmini',
    secret: 'mini-secret-value',
    apiBase: stub.url,
    kv: createMemoryKeyValue(clock),
    send: outgoing.send,
    clock,
  };
  return { stub, mini: createMiniProgram(options) };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );

test('a login code becomes who it is; unionid only when the platform gives one', async () => {
  const { mini } = await world(({ query }) => ({
    openid: `o-${query['js_code']}`,
    session_key: 'K==',
    ...(query['js_code'] === 'b' && { unionid: 'u' }),
  }));
  expect(await mini.codeToSession('a')).toEqual({ openid: 'o-a', sessionKey: 'K==' });
  expect(await mini.codeToSession('b')).toEqual({ openid: 'o-b', sessionKey: 'K==', unionid: 'u' });
});

test.each([
  [40029, 'auth.code_invalid'],
  [40163, 'auth.code_invalid'],
  [40125, 'platform.credential'],
  [40013, 'platform.credential'],
  [45011, 'platform.busy'],
  [-1, 'platform.busy'],
  [40226, 'platform.refused'],
])('errcode %i at login is %s, without the secret', async (errcode, code) => {
  const { mini } = await world(() => ({ errcode, errmsg: 'code been used, rid: 1' }));
  const failure = await failureOf(mini.codeToSession('a'));
  expect(failure).toMatchObject({ code });
  expect(everythingIn(failure)).not.toContain('mini-secret-value');
});

const phone = (appid: string) => ({
  errcode: 0,
  errmsg: 'ok',
  phone_info: { phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86', watermark: { timestamp: 1, appid } },
});

test('a phone code becomes the number', async () => {
  const { mini, stub } = await world(() => phone('wxmini'));
  expect(await mini.phoneNumber('c')).toEqual({ phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86' });
  expect(stub.asked.at(-1)).toMatchObject({ path: '/wxa/business/getuserphonenumber', query: { access_token: 'T' }, body: { code: 'c' } });
});

test('a number marked for another app is not believed', async () => {
  const { mini } = await world(() => phone('wxother'));
  expect(await failureOf(mini.phoneNumber('c'))).toMatchObject({ code: 'platform.refused', data: { reason: 'wrong_watermark' } });
});

test('a used or expired phone code is told as such', async () => {
  const { mini } = await world(() => ({ errcode: 40029, errmsg: 'invalid code' }));
  expect(await failureOf(mini.phoneNumber('c'))).toMatchObject({ code: 'phone.code_invalid' });
});
