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

test('a payment is told to the shipping service, found there, shipped once and reminded of once', async () => {
  const { control } = world.simulator;
  const person = control.createPerson({ name: '买过东西的人' });
  const paidAt = Date.now();
  const { outTradeNo, transactionId } = await control.foreignPayment({ amountFen: 1990, personId: person.id, description: '乌龙茶' });
  const key = { mchId: control.payMerchant().mchId, outTradeNo };
  const shipping = {
    key,
    openid: person.miniOpenid,
    by: 'express' as const,
    shipments: [{ trackingNo: 'SF0000000001', expressCompany: 'SF', itemDesc: '乌龙茶*1', receiverContact: '138****0000' }],
    allDelivered: true,
    uploadedAt: Date.now() + 1000,
  };
  expect(await mini.getTradeOrder(key)).toMatchObject({ transactionId, paidFen: 1990, openid: person.miniOpenid, state: 'to_ship' });
  await expect(mini.notifyConfirmReceive(key, Date.now() + 60_000)).rejects.toMatchObject({ data: { errcode: 10060028 } });
  expect(await mini.uploadShippingInfo(shipping)).toBe('uploaded');
  expect(await mini.getTradeOrder({ transactionId })).toMatchObject({ state: 'shipped', shipments: [{ trackingNo: 'SF0000000001' }] });
  expect(await mini.notifyConfirmReceive({ transactionId }, Date.now() + 60_000)).toBe('reminded');
  expect(await mini.notifyConfirmReceive(key, Date.now() + 60_000)).toBe('already_done');

  const page = await mini.listTradeOrders({ payTimeFrom: paidAt - 60_000, payTimeUntil: Date.now() + 60_000, pageSize: 10 });
  expect(page.orders.map((it) => it.outTradeNo)).toContain(outTradeNo);
});

test('right after the payment the shipping service may not know it yet', async () => {
  const { control } = world.simulator;
  control.setPayOptions({ shippingDelayMs: 60_000 });
  const { outTradeNo } = await control.foreignPayment({ amountFen: 1 });
  const key = { mchId: control.payMerchant().mchId, outTradeNo };
  const shipments = [{ itemDesc: '自提' }];
  const info = { key, openid: 'oMP', by: 'pickup' as const, shipments, allDelivered: true, uploadedAt: Date.now() };
  expect(await mini.uploadShippingInfo(info)).toBe('retry_later');
  expect(await mini.getTradeOrder(key)).toBeNull();
  control.setPayOptions({ shippingDelayMs: 0 });
});

test('the order list goes on where the page before ended', async () => {
  const { control } = world.simulator;
  control.seedMiniOrders({ count: 250 });
  const seen = new Set<string>();
  let lastIndex = '';
  let more = true;
  for (let pages = 0; more && pages < 20; pages += 1) {
    const page = await mini.listTradeOrders({ payTimeFrom: 0, payTimeUntil: Date.now() + 60_000, lastIndex, pageSize: 100 });
    for (const order of page.orders) seen.add(order.outTradeNo);
    ({ lastIndex, hasMore: more } = page);
  }
  expect(seen.size).toBeGreaterThanOrEqual(250);
});
