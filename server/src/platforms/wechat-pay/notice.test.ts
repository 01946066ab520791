import { expect, test } from 'vitest';
import { AppError } from '../../kernel/errors.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import { merchant, seal, signed, strangerKeys } from '../test-support/pay-signer.ts';
import type { Signing } from '../test-support/pay-signer.ts';
import { createWechatPay } from './client.ts';

const nowhere: Outgoing = () => Promise.reject(new Error('no network in this test'));

const pay = createWechatPay({
  mchId: merchant.mchId,
  appId: 'wxmini',
  apiBase: 'http://127.0.0.1:1',
  credentials: async () => merchant,
  send: nowhere,
  clock: { now: () => Date.now() },
});

const transaction = {
  appid: 'wxmini',
  mchid: merchant.mchId,
  out_trade_no: 'pay_1',
  transaction_id: '4200009900202603010000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  success_time: '2026-03-01T09:30:00+08:00',
  payer: { openid: 'oDemo' },
  amount: { total: 1000, payer_total: 900, currency: 'CNY' },
};

const refund = {
  mchid: merchant.mchId,
  transaction_id: transaction.transaction_id,
  out_trade_no: 'pay_1',
  refund_id: '50300000000000000000000000001',
  out_refund_no: 'prf_1',
  refund_status: 'ABNORMAL',
  amount: { total: 1000, refund: 300, payer_total: 900, payer_refund: 300 },
};

const envelope = (plain: unknown, eventType = 'TRANSACTION.SUCCESS', sealing: Parameters<typeof seal>[1] = {}): string =>
  JSON.stringify({
    id: 'EV-1',
    create_time: '2026-03-01T09:30:01+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    resource: { original_type: 'transaction', ...seal(JSON.stringify(plain), sealing) },
  });

const open = (body: string, signing: Signing = {}, sent: string | Buffer = body) =>
  pay.openNotice({ headers: signed(body, signing), rawBody: Buffer.from(sent) });

const reasonOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError && error.code === 'callback.refused' ? error.data?.['reason'] : error),
  );

test('a payment becomes a transaction of ours', async () => {
  expect(await open(envelope(transaction))).toEqual({
    id: 'EV-1',
    eventType: 'TRANSACTION.SUCCESS',
    kind: 'transaction',
    dedupeKey: 'TRANSACTION.SUCCESS:4200009900202603010000000001',
    data: {
      appId: 'wxmini',
      mchId: merchant.mchId,
      outTradeNo: 'pay_1',
      transactionId: transaction.transaction_id,
      tradeState: 'SUCCESS',
      totalFen: 1000,
      payerTotalFen: 900,
      openid: 'oDemo',
      paidAt: Date.UTC(2026, 2, 1, 1, 30),
      attach: '',
    },
  });
});

test('a refund’s notice has fewer fields and another name for its status', async () => {
  expect(await open(envelope(refund, 'REFUND.ABNORMAL'))).toMatchObject({
    kind: 'refund',
    dedupeKey: `REFUND.ABNORMAL:${refund.refund_id}:ABNORMAL`,
    data: { outRefundNo: 'prf_1', status: 'ABNORMAL', refundFen: 300, succeededAt: null },
  });
});

test('what we do not know is handed on as it is, under its own id', async () => {
  const notice = await open(envelope({ mchid: merchant.mchId, coupon_code: 'c' }, 'COUPON.USE'));
  expect(notice).toMatchObject({ kind: 'other', dedupeKey: 'COUPON.USE:EV-1', data: { coupon_code: 'c' } });
});

test('the key is the same for the same news under another id, and never longer than the column', async () => {
  const [one, two] = await Promise.all([open(envelope(transaction)), open(envelope(transaction).replace('EV-1', 'EV-2'))]);
  expect(one.dedupeKey).toBe(two.dedupeKey);
  const long = await open(envelope({ ...refund, refund_id: '5'.repeat(64) }, 'REFUND.SUCCESS'));
  expect(long.dedupeKey).toMatch(/^[\x21-\x7e]{1,64}$/);
});

const now = Math.floor(Date.now() / 1000);
const good = envelope(transaction);

test.each<[string, unknown, () => Promise<unknown>]>([
  ['a body changed by one space', 'bad_signature', () => open(good, {}, `${good} `)],
  ['a body changed within', 'bad_signature', () => open(good, {}, good.replace('EV-1', 'EV-3'))],
  ['a signature of somebody else', 'bad_signature', () => open(good, { key: strangerKeys.privateKey })],
  ['a signature that is no base64', 'bad_signature', () => open(good, { signature: 'äöü!' })],
  ['no signature', 'missing_parameter', () => open(good, { signature: '' })],
  ['no headers at all', 'missing_parameter', () => pay.openNotice({ headers: {}, rawBody: Buffer.from(good) })],
  ['a header sent twice', 'missing_parameter', () => pay.openNotice({ headers: twice(), rawBody: Buffer.from(good) })],
  ['five minutes old', 'stale_timestamp', () => open(good, { seconds: now - 301 })],
  ['five minutes ahead', 'stale_timestamp', () => open(good, { seconds: now + 302 })],
  ['a timestamp that is no number', 'stale_timestamp', () => open(good, { seconds: Number.NaN })],
  ['a key nobody knows', 'unknown_serial', () => open(good, { serial: '7'.repeat(40) })],
  ['a public key of another merchant', 'unknown_serial', () => open(good, { serial: 'PUB_KEY_ID_0' })],
  ['a probe', 'sign_test', () => open(good, { signature: `WECHATPAY/SIGNTEST/${'A'.repeat(300)}` })],
  ['sealed with another key', 'bad_cipher', () => open(envelope(transaction, 'TRANSACTION.SUCCESS', { key: 'x'.repeat(32) }))],
  ['sealed for another purpose', 'bad_cipher', () => open(good.replace('"associated_data":"transaction"', '"associated_data":"refund"'))],
  ['for another merchant', 'wrong_receiver', () => open(envelope({ ...transaction, mchid: '1900000002' }))],
  ['not JSON', 'bad_json', () => open('{"id"')],
  ['not UTF-8', 'bad_json', () => pay.openNotice({ headers: signed(notUtf8), rawBody: notUtf8 })],
  ['without a resource', 'bad_message', () => open('{"id":"EV-1","event_type":"TRANSACTION.SUCCESS"}')],
  ['of another cipher', 'bad_message', () => open(good.replace('AEAD_AES_256_GCM', 'NONE'))],
  ['a fraction of a fen', 'bad_message', () => open(envelope({ ...transaction, amount: { total: 0.5 } }))],
  ['paid at no time', 'bad_message', () => open(envelope({ ...transaction, success_time: undefined }))],
  ['huge', 'too_large', () => open(JSON.stringify({ id: 'x'.repeat(300_000) }))],
])('%s: %s', async (_, reason, call) => {
  expect(await reasonOf(call())).toBe(reason);
});

const notUtf8 = Buffer.from([0x7b, 0xff, 0x7d]);
const twice = () => ({ ...signed(good), 'wechatpay-serial': ['a', 'b'] });
