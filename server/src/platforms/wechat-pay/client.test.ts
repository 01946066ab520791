import { createVerify } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import { everythingIn } from '../test-support/everything-in.ts';
import { merchant, merchantKeys, signed, signedJson, strangerKeys } from '../test-support/pay-signer.ts';
import { startStub } from '../test-support/platform-stub.ts';
import type { Answer, Asked } from '../test-support/platform-stub.ts';
import { createWechatPay } from './client.ts';
import type { MerchantCredentials } from './types.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(answer: (asked: Asked) => Answer, credentials: () => Promise<MerchantCredentials> = async () => merchant) {
  const stub = await startStub(answer);
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => Date.now() };
  const pay = createWechatPay({ mchId: merchant.mchId, appId: 'wxmini', apiBase: stub.url, credentials, send: outgoing.send, clock });
  return { stub, pay };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (answer) => ({ answered: answer }),
    (error: unknown) => error,
  );

/** The request's own signature, checked the way the platform does (facts §1). */
function isSigned({ method, target, text, headers }: Asked): boolean {
  const fields =
    /^WECHATPAY2-SHA256-RSA2048 mchid="(\d+)",nonce_str="([0-9a-f]{32})",timestamp="(\d{10})",serial_no="([0-9A-F]{40})",signature="([^"]+)"$/;
  const [, mchId, nonce, timestamp, serial, signature = ''] = fields.exec(headers.authorization ?? '') ?? [];
  if (mchId !== merchant.mchId || serial !== merchant.certSerial) return false;
  const lines = `${method}\n${target}\n${timestamp}\n${nonce}\n${text}\n`;
  return createVerify('RSA-SHA256').update(lines).verify(merchantKeys.publicKey, signature, 'base64');
}

const prepay = {
  outTradeNo: 'pay_01',
  description: '乌龙茶`两盒\n(礼盒)',
  totalFen: 1990,
  openid: 'oDemo',
  expiresAt: Date.UTC(2026, 2, 1, 1, 45, 0, 123),
  notifyUrl: 'https://shop.example.cn/callbacks/wechat-pay',
};

const unpaid = { appid: 'wxmini', mchid: merchant.mchId, out_trade_no: 'pay_01', trade_state: 'NOTPAY', amount: { total: 1990 } };
const refund = {
  refund_id: '503',
  out_refund_no: 'prf_01',
  transaction_id: '4200',
  out_trade_no: 'pay_01',
  status: 'PROCESSING',
  amount: { refund: 300, total: 1990 },
};

test('a prepay is signed over the very bytes sent and says which answers it wants', async () => {
  const { pay, stub } = await world(() => signedJson({ prepay_id: 'wx1' }));
  expect(await pay.prepay(prepay)).toEqual({ prepayId: 'wx1' });
  const [asked] = stub.asked;
  expect(asked && isSigned(asked)).toBe(true);
  expect(asked?.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    'wechatpay-serial': merchant.publicKey?.id,
    'user-agent': expect.stringMatching(/./),
  });
  expect(asked?.body).toEqual({
    appid: 'wxmini',
    mchid: merchant.mchId,
    description: '乌龙茶 两盒 (礼盒)',
    out_trade_no: 'pay_01',
    time_expire: '2026-03-01T09:45:00+08:00',
    notify_url: prepay.notifyUrl,
    amount: { total: 1990, currency: 'CNY' },
    payer: { openid: 'oDemo' },
  });
});

test('a query is signed with its query string and an empty last line, numbers percent-encoded', async () => {
  const { pay, stub } = await world(() => signedJson({ ...unpaid, out_trade_no: 'a|b*' }));
  await pay.queryOrder('a|b*');
  expect(stub.asked[0]?.target).toBe(`/v3/pay/transactions/out-trade-no/a%7Cb*?mchid=${merchant.mchId}`);
  expect(stub.asked[0] && isSigned(stub.asked[0])).toBe(true);
});

test('no two requests have the same nonce', async () => {
  const { pay, stub } = await world(() => signedJson(unpaid));
  for (let i = 0; i < 20; i += 1) await pay.queryOrder('pay_01');
  const nonces = stub.asked.map((it) => /nonce_str="([^"]+)"/.exec(it.headers.authorization ?? '')?.[1]);
  expect(new Set(nonces).size).toBe(20);
});

test('what wx.requestPayment is given is signed over appid, time, nonce and package', async () => {
  const { pay } = await world(() => ({}));
  const params = await pay.paymentParams('wx201410272009395522657a690389285100');
  expect(params).toMatchObject({ signType: 'RSA', package: 'prepay_id=wx201410272009395522657a690389285100' });
  expect(params.timeStamp).toMatch(/^\d{10}$/);
  const lines = `wxmini\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`;
  expect(createVerify('RSA-SHA256').update(lines).verify(merchantKeys.publicKey, params.paySign, 'base64')).toBe(true);
});

test('long texts are cut to what the platform takes, between characters', async () => {
  const { pay, stub } = await world(({ path }) => signedJson(path.includes('refund') ? refund : { prepay_id: 'wx1' }));
  await pay.prepay({ ...prepay, description: '茶'.repeat(100), attach: 'a' });
  await pay.refund({
    outTradeNo: 'pay_01',
    outRefundNo: 'prf_01',
    refundFen: 300,
    totalFen: 1990,
    reason: '',
    notifyUrl: prepay.notifyUrl,
  });
  expect(stub.asked[0]?.body).toMatchObject({ description: '茶'.repeat(42), attach: 'a' });
  expect(stub.asked[1]?.body).toMatchObject({ reason: '-', amount: { refund: 300, total: 1990, currency: 'CNY' } });
});

const paidText = JSON.stringify({
  ...unpaid,
  trade_state: 'SUCCESS',
  transaction_id: '4200',
  success_time: '2026-03-01T09:30:00+08:00',
  payer: { openid: 'oDemo' },
});
const json = { 'content-type': 'application/json' };

test.each<[string, () => Answer, string]>([
  ['no signature', () => ({ status: 200, text: paidText, headers: json }), 'missing_parameter'],
  [
    'another body',
    () => ({ status: 200, text: paidText, headers: { ...json, ...signed(paidText.replace('1990', '1')) } }),
    'bad_signature',
  ],
  [
    'another key',
    () => ({ status: 200, text: paidText, headers: { ...json, ...signed(paidText, { key: strangerKeys.privateKey }) } }),
    'bad_signature',
  ],
  [
    'an old signature',
    () => ({ status: 200, text: paidText, headers: { ...json, ...signed(paidText, { seconds: 1_700_000_000 }) } }),
    'stale_timestamp',
  ],
  [
    'an unknown key',
    () => ({ status: 200, text: paidText, headers: { ...json, ...signed(paidText, { serial: 'ABCDEF0123' }) } }),
    'unknown_serial',
  ],
  ['a right answer about something else', () => signedJson({ ...unpaid, out_trade_no: 'pay_02' }), 'other_number'],
])('an answer with %s is no answer', async (_, answer, reason) => {
  const { pay } = await world(answer);
  expect(await failureOf(pay.queryOrder('pay_01'))).toMatchObject({ code: 'platform.unreachable', retryable: true, data: { reason } });
});

test('closing is believed only when the empty answer is signed', async () => {
  const { pay } = await world(() => ({ status: 204, text: '', headers: signed('') }));
  expect(await pay.closeOrder('pay_01')).toBe('closed');
  const liar = await world(() => ({ status: 204, text: '', headers: {} }));
  expect(await failureOf(liar.pay.closeOrder('pay_01'))).toMatchObject({ code: 'platform.unreachable' });
});

const errorAnswer = (status: number, code: string, number = 0): Answer => ({
  status,
  text: JSON.stringify({ code, message: '平台的一句话' }),
  headers: { 'content-type': 'application/json', 'request-id': `0887C2-${number}` },
});

test.each<[number, string, number, string, unknown]>([
  [500, 'SYSTEM_ERROR', 0, 'platform.busy', undefined],
  [502, 'BAD_GATEWAY', 0, 'platform.busy', undefined],
  [429, 'FREQUENCY_LIMITED', 0, 'platform.busy', undefined],
  [429, 'RATELIMIT_EXCEEDED', 0, 'platform.busy', undefined],
  [401, 'SIGN_ERROR', 0, 'platform.credential', undefined],
  [401, 'SIGN_ERROR', 268573590, 'platform.credential', 'clock'],
  [400, 'APPID_MCHID_NOT_MATCH', 0, 'platform.credential', undefined],
  [500, 'OPENID_MISMATCH', 0, 'payment.refused', 'openid_mismatch'],
  [400, 'INVALID_REQUEST', 268498688, 'payment.refused', 'parameters_changed'],
  [400, 'INVALID_REQUEST', 0, 'payment.refused', 'refused'],
  [400, 'ORDERPAID', 0, 'payment.refused', 'already_paid'],
  [403, 'NO_AUTH', 0, 'payment.refused', 'no_permission'],
  [403, 'SOMETHING_NEW', 0, 'payment.refused', 'refused'],
])('HTTP %i %s (%i) while opening a payment is %s', async (status, code, number, expected, reason) => {
  const { pay } = await world(() => errorAnswer(status, code, number));
  const failure = await failureOf(pay.prepay(prepay));
  expect(failure).toMatchObject({ code: expected, data: { wxCode: code, ...(reason === undefined ? {} : { reason }) } });
  expect(JSON.stringify((failure as { data: unknown }).data)).not.toContain('平台的一句话');
});

test('a page of a proxy is not WeChat Pay', async () => {
  const { pay } = await world(() => ({ status: 403, text: '<html>forbidden</html>' }));
  expect(await failureOf(pay.queryOrder('pay_01'))).toMatchObject({ code: 'platform.unreachable' });
});

test('nobody there is worth another try, and no error shows key or signature', async () => {
  const { pay, stub } = await world(() => ({}));
  await stub.close();
  const failure = await failureOf(pay.queryOrder('pay_01'));
  expect(failure).toMatchObject({ code: 'platform.unreachable', retryable: true });
  expect(everythingIn(failure)).not.toMatch(/PRIVATE KEY|signature=|abcdefghijklmnopqrstuvwxyz012345/);
});

test('notices with made-up serials make us ask for certificates once a minute at most', async () => {
  const { pay, stub } = await world(() => errorAnswer(404, 'RESOURCE_NOT_EXISTS'));
  const forged = (n: number) =>
    failureOf(pay.openNotice({ headers: signed('{}', { serial: n.toString(16).padStart(40, '0') }), rawBody: Buffer.from('{}') }));
  const failures = await Promise.all(Array.from({ length: 200 }, (_, n) => forged(n)));
  for (const failure of failures) expect(failure).toMatchObject({ code: 'callback.refused', data: { reason: 'unknown_serial' } });
  expect(stub.count('/v3/certificates')).toBe(1);
});

test('when the network fails, certificates are asked for again after five seconds', async () => {
  let now = Date.now();
  let asked = 0;
  const send: Outgoing = () => {
    asked += 1;
    return Promise.reject(new Error('no network'));
  };
  const credentials = async () => merchant;
  const pay = createWechatPay({
    mchId: merchant.mchId,
    appId: 'wxmini',
    apiBase: 'http://x',
    credentials,
    send,
    clock: { now: () => now },
  });
  const open = () =>
    failureOf(pay.openNotice({ headers: signed('{}', { serial: 'AB12', seconds: Math.floor(now / 1000) }), rawBody: Buffer.from('{}') }));
  await open();
  now += 4_900;
  await open();
  expect(asked).toBe(1);
  now += 200;
  await open();
  expect(asked).toBe(2);
});

test('the merchant’s keys are asked for once, and again after a failure', async () => {
  let asked = 0;
  const { pay } = await world(
    () => signedJson(unpaid),
    async () => {
      asked += 1;
      if (asked === 1) throw new Error('the simulator is not up yet');
      return merchant;
    },
  );
  await expect(pay.queryOrder('pay_01')).rejects.toThrow();
  await Promise.all([pay.queryOrder('pay_01'), pay.queryOrder('pay_01'), pay.paymentParams('wx1')]);
  expect(asked).toBe(2);
});

test('after a refused signature the keys are asked for again: the simulator may have started anew', async () => {
  let asked = 0;
  const { pay } = await world(
    () => (asked === 1 ? errorAnswer(401, 'SIGN_ERROR') : signedJson(unpaid)),
    async () => {
      asked += 1;
      return merchant;
    },
  );
  expect(await failureOf(pay.queryOrder('pay_01'))).toMatchObject({ code: 'platform.credential' });
  expect(await pay.queryOrder('pay_01')).toMatchObject({ tradeState: 'NOTPAY' });
  expect(asked).toBe(2);
});

test('keys of another merchant are not used', async () => {
  const { pay, stub } = await world(
    () => signedJson(unpaid),
    async () => ({ ...merchant, mchId: '1900000002' }),
  );
  expect(await failureOf(pay.queryOrder('pay_01'))).toMatchObject({ code: 'platform.credential' });
  expect(stub.asked).toEqual([]);
});
