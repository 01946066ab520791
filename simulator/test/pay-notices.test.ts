import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RETRY_GAPS_MS } from '../src/pay/notices.ts';
import type { PayFaultKind } from '../src/pay/faults.ts';
import type { Merchant, Resource } from './merchant.ts';
import { createMerchant, decrypt } from './merchant.ts';

let merchant: Merchant;
beforeEach(async () => {
  merchant = await createMerchant();
});
afterEach(() => merchant.close());

const quiet = () => new Promise((resolve) => setTimeout(resolve, 60));
const fault = (kind: PayFaultKind, more = {}) => merchant.control.setPayFault({ kind, ...more });

describe('notices', () => {
  it('are signed over the raw body and encrypted with the APIv3 key', async () => {
    const paid = await merchant.pay('T000001');
    const notice = merchant.notice(0);
    expect(notice.path).toBe('/callbacks/wechat-pay');
    expect(notice.headers['wechatpay-serial']).toBe(merchant.shop.publicKeyId);
    expect(notice.signed(merchant.shop.publicKey)).toBe(true);
    expect(notice.envelope).toMatchObject({ event_type: 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource', summary: '支付成功' });
    expect(notice.open()).toEqual((await merchant.query('T000001')).body);
    expect(notice.open()['transaction_id']).toBe(paid.transactionId);
  });

  it('follow the merchant’s material', async () => {
    const { body } = await merchant.call('/v3/certificates');
    const [one] = body['data'] as { serial_no: string; encrypt_certificate: Resource }[];
    merchant.control.setPayMaterial({ use: 'certificate' });
    await merchant.control.requestPayment({
      personId: 'p1',
      params: merchant.params(
        await (async () => {
          const answer = await merchant.raw('/v3/pay/transactions/jsapi', { method: 'POST', body: merchant.order('T000001') });
          return String(((await answer.json()) as { prepay_id: string }).prepay_id);
        })(),
      ),
    });
    const pem = decrypt(one?.encrypt_certificate as Resource, merchant.shop.apiV3Key);
    expect(merchant.notice(0).headers['wechatpay-serial']).toBe(new X509Certificate(pem).serialNumber);
    expect(merchant.notice(0).signed(pem)).toBe(true);
  });

  it('come again by the schedule until 200 or 204, freshly signed under the same id', async () => {
    merchant.server.answerWith((_request, number) => ({ status: [500, 302, 201, 200][number - 1] ?? 404 }));
    expect((await merchant.pay('T000001')).delivery).toMatchObject({ attempts: 1, status: 500, verdict: 'status 500' });
    await merchant.notices(4);
    await quiet();
    expect(merchant.server.received).toHaveLength(4);
    const all = [0, 1, 2, 3].map((index) => merchant.notice(index));
    expect(new Set(all.map((one) => one.envelope.id)).size).toBe(1);
    expect(new Set(all.map((one) => one.headers['wechatpay-nonce'])).size).toBe(4);
    expect(all.every((one) => one.signed(merchant.shop.publicKey))).toBe(true);
    const { accepted, refused, givenUp } = merchant.control.payTransactions().notices;
    expect({ accepted, refused, givenUp }).toEqual({ accepted: 1, refused: 3, givenUp: 0 });
  });

  it('give up after fifteen more tries, a day later', async () => {
    expect(RETRY_GAPS_MS.reduce((sum, gap) => sum + gap, 0)).toBe((24 * 60 + 4) * 60_000);
    merchant.control.setPaySpeed({ factor: 0 });
    merchant.server.answerWith(() => ({ status: 500 }));
    await merchant.pay('T000001');
    await merchant.notices(16);
    await quiet();
    expect(merchant.server.received).toHaveLength(16);
    expect(merchant.control.payTransactions().notices).toMatchObject({ givenUp: 1, pending: 0 });
  });

  it('the gaps are those of the schedule, shortened', async () => {
    merchant.server.answerWith((_request, number) => ({ status: number < 3 ? 500 : 204 }));
    merchant.control.setPaySpeed({ factor: 1 / 100 });
    const started = performance.now();
    await merchant.pay('T000001');
    await merchant.notices(3);
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it('stand in the exchange log, decrypted, without keys', async () => {
    await merchant.pay('T000001');
    const { exchanges } = merchant.control.exchanges();
    expect(exchanges.map((one) => `${one.direction} ${one.platform} ${one.path}`)).toEqual([
      'to_tencent wechat-pay /pay/v3/pay/transactions/jsapi',
      'to_server wechat-pay /callbacks/wechat-pay',
    ]);
    expect(exchanges[1]?.request.decrypted).toContain('"out_trade_no":"T000001"');
    const text = JSON.stringify(exchanges);
    expect(text).not.toContain(merchant.shop.apiV3Key);
    expect(text).not.toContain('PRIVATE KEY');
    await merchant.prepay('T000001');
    expect(merchant.control.exchanges().exchanges.at(-1)?.verdict).toBe('status 400 ORDERPAID');
  });
});

describe('notices that go wrong', () => {
  it('never: nothing comes, the query knows', async () => {
    fault('never');
    expect((await merchant.pay('T000001')).delivery?.verdict).toBe('dropped');
    await quiet();
    expect(merchant.server.received).toHaveLength(0);
    expect((await merchant.query('T000001')).body['trade_state']).toBe('SUCCESS');
  });

  it('late, and twice', async () => {
    fault('late', { ms: 30 });
    expect((await merchant.pay('T000001')).delivery?.verdict).toBe('late');
    expect(merchant.server.received).toHaveLength(0);
    await merchant.notices(1);
    fault('duplicate');
    expect((await merchant.pay('T000002')).delivery).toMatchObject({ status: 204, duplicate: { status: 204 } });
    expect(merchant.server.received).toHaveLength(3);
  });

  it('out of order: the next one overtakes it', async () => {
    fault('out_of_order');
    expect((await merchant.pay('T000001')).delivery?.verdict).toBe('held');
    await merchant.pay('T000002');
    expect([0, 1].map((index) => merchant.notice(index).open()['out_trade_no'])).toEqual(['T000002', 'T000001']);
  });

  it('tampered: signed right, only the tag tells', async () => {
    fault('tampered');
    await merchant.pay('T000001');
    expect(merchant.notice(0).signed(merchant.shop.publicKey)).toBe(true);
    expect(() => merchant.notice(0).open()).toThrow();
  });

  it('wrong amount: all is in order but the money', async () => {
    fault('wrong_amount');
    await merchant.pay('T000001');
    expect(merchant.notice(0).signed(merchant.shop.publicKey)).toBe(true);
    expect(merchant.notice(0).open()).toMatchObject({ amount: { total: 12_346 } });
    expect((await merchant.query('T000001')).body).toMatchObject({ amount: { total: 12_345 } });
  });

  it('forged, old, of an unknown serial: one cause each, and no right one follows', async () => {
    for (const kind of ['forged', 'old_timestamp', 'unknown_serial'] as const) fault(kind);
    for (const number of ['T000001', 'T000002', 'T000003']) await merchant.pay(number);
    await quiet();
    expect(merchant.server.received).toHaveLength(3);
    const [forged, old, unknown] = [0, 1, 2].map((index) => merchant.notice(index));
    expect(forged?.headers['wechatpay-serial']).toBe(merchant.shop.publicKeyId);
    expect(forged?.signed(merchant.shop.publicKey)).toBe(false);
    expect(old?.signed(merchant.shop.publicKey)).toBe(true);
    expect(Date.now() / 1000 - Number(old?.headers['wechatpay-timestamp'])).toBeGreaterThan(590);
    expect(unknown?.headers['wechatpay-serial']).not.toBe(merchant.shop.publicKeyId);
    expect(unknown?.signed(merchant.shop.publicKey)).toBe(false);
  });

  it('a sign probe goes ahead of the true one; who accepts it is noticed', async () => {
    fault('sign_test', { times: 2 });
    merchant.server.answerWith((request) => ({
      status: request.headers['wechatpay-signature']?.startsWith('WECHATPAY/SIGNTEST/') ? 401 : 204,
    }));
    expect((await merchant.pay('T000001')).delivery).toMatchObject({ status: 204, probe: { status: 401 } });
    expect(merchant.control.payTransactions().notices.probesAccepted).toBe(0);
    merchant.server.answerWith(() => ({ status: 204 }));
    await merchant.pay('T000002');
    expect(merchant.control.payTransactions().notices.probesAccepted).toBe(1);
    expect(merchant.notice(1).signed(merchant.shop.publicKey)).toBe(true);
  });

  it('of refunds only, when told so', async () => {
    fault('never', { of: 'refund' });
    await merchant.pay('T000001');
    await merchant.refund('T000001', 'R1', 1);
    await quiet();
    expect(merchant.server.received).toHaveLength(1);
    expect(merchant.control.clearPayFaults()).toEqual({ faults: [] });
  });
});
