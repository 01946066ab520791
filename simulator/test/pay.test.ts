import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant, Resource } from './merchant.ts';
import { createMerchant, decrypt, sign, verify } from './merchant.ts';
import { accounts } from './tencent.ts';

let merchant: Merchant;
beforeEach(async () => {
  merchant = await createMerchant();
});
afterEach(() => merchant.close());

const JSAPI = '/v3/pay/transactions/jsapi';

describe('signatures', () => {
  it('the merchant gets a certificate that belongs to its key, and a public key by id', () => {
    const { shop } = merchant;
    const certificate = new X509Certificate(shop.certificate);
    expect(certificate.serialNumber).toBe(shop.certSerial);
    expect(verify(shop.certificate, '一句话', sign(shop.privateKey, '一句话'))).toBe(true);
    expect(shop.publicKeyId).toMatch(/^PUB_KEY_ID_\d+$/);
    expect(shop.apiV3Key).toMatch(/^[\x21-\x7e]{32}$/);
  });

  it('a request that is not signed right, now, by this merchant is refused with 401', async () => {
    const body = merchant.order('T000001');
    const tries = [
      { change: { scheme: 'WECHATPAY2-SHA1' } },
      { change: { mchid: '1900000000' } },
      { change: { serial: '00AA' } },
      { change: { timestamp: Math.floor(Date.now() / 1000) - 301 } },
      { change: { timestamp: Math.floor(Date.now() / 1000) + 302 } },
      { change: { signature: 'AAAA' } },
      { change: { signedBody: JSON.stringify({ ...body, description: '别的' }) } },
    ];
    for (const one of tries) {
      expect(await merchant.call(JSAPI, { method: 'POST', body, ...one })).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR' } });
    }
    expect(merchant.control.payTransactions().sums.count).toBe(0);
  });

  it('body and query may not name another merchant', async () => {
    expect(await merchant.prepay('T000001', { mchid: '1900000000' })).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
    expect((await merchant.call('/v3/pay/transactions/out-trade-no/T000001?mchid=1900000000')).body['code']).toBe('PARAM_ERROR');
  });

  it('answers with the material asked for; the platform certificate comes encrypted', async () => {
    const { body } = await merchant.call('/v3/certificates');
    const [one] = body['data'] as { serial_no: string; encrypt_certificate: Resource }[];
    const pem = decrypt(one?.encrypt_certificate as Resource, merchant.shop.apiV3Key);
    expect(new X509Certificate(pem).serialNumber).toBe(one?.serial_no);
    const answer = await merchant.raw('/v3/certificates', { headers: { 'Wechatpay-Serial': one?.serial_no ?? '' } });
    const head = (name: string) => answer.headers.get(name) ?? '';
    expect(head('wechatpay-serial')).toBe(one?.serial_no);
    const message = `${head('wechatpay-timestamp')}\n${head('wechatpay-nonce')}\n${await answer.text()}\n`;
    expect(verify(pem, message, head('wechatpay-signature'))).toBe(true);
    merchant.control.setPayMaterial({ use: 'certificate' });
    expect((await merchant.raw('/v3/certificates')).headers.get('wechatpay-serial')).toBe(one?.serial_no);
  });

  it('an unknown address answers 404 in its own form', async () => {
    expect(await merchant.call('/v3/pay/nothing')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

describe('prepay', () => {
  it('gives a prepay id, and another for the same order asked for again', async () => {
    const first = await merchant.prepay('T000001');
    const second = await merchant.prepay('T000001');
    expect(first.body['prepay_id']).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
    expect(second.body['prepay_id']).not.toBe(first.body['prepay_id']);
    expect(await merchant.query('T000001')).toMatchObject({ status: 200, body: { trade_state: 'NOTPAY', amount: { total: 12_345 } } });
    expect((await merchant.query('T000001')).body).not.toHaveProperty('transaction_id');
  });

  it('refuses the same number for something else', async () => {
    await merchant.prepay('T000001');
    const changed = await merchant.prepay('T000001', { amount: { total: 1, currency: 'CNY' } });
    expect(changed).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it.each([
    ['amount 0', { amount: { total: 0, currency: 'CNY' } }, 400, 'PARAM_ERROR'],
    ['amount in yuan', { amount: { total: 1.5, currency: 'CNY' } }, 400, 'PARAM_ERROR'],
    ['a short number', { out_trade_no: 'T1' }, 400, 'PARAM_ERROR'],
    ['a number with a letter of ours', { out_trade_no: '订单000001' }, 400, 'PARAM_ERROR'],
    ['no description', { description: '' }, 400, 'PARAM_ERROR'],
    ['an address with a query', { notify_url: 'https://shop.example/notify?a=1' }, 400, 'PARAM_ERROR'],
    ['a foreign address without TLS', { notify_url: 'http://shop.example/notify' }, 400, 'PARAM_ERROR'],
    ['a time that is none', { time_expire: '2026-01-01 10:00:00' }, 400, 'PARAM_ERROR'],
    ['an appid of somebody else', { appid: 'wx0000000000000000' }, 400, 'APPID_MCHID_NOT_MATCH'],
    ['nobody’s openid', { payer: { openid: 'oNobody' } }, 400, 'PARAM_ERROR'],
  ])('refuses %s', async (_what, more, status, code) => {
    expect(await merchant.prepay('T000001', more)).toMatchObject({ status, body: { code } });
  });

  it('refuses an openid of the other account', async () => {
    const answer = await merchant.prepay('T000001', { payer: { openid: merchant.buyer.oaOpenid } });
    expect(answer).toMatchObject({ status: 500, body: { code: 'OPENID_MISMATCH' } });
  });

  it('a closed order stays closed; closing twice is fine; a paid one can not be closed', async () => {
    await merchant.prepay('T000001');
    const close = (number: string) =>
      merchant.call(`/v3/pay/transactions/out-trade-no/${number}/close`, { method: 'POST', body: { mchid: merchant.shop.mchId } });
    expect((await close('T000001')).status).toBe(204);
    expect((await close('T000001')).status).toBe(204);
    expect((await merchant.query('T000001')).body['trade_state']).toBe('CLOSED');
    expect((await merchant.prepay('T000001')).body['code']).toBe('ORDER_CLOSED');
    await merchant.pay('T000002');
    expect(await close('T000002')).toMatchObject({ status: 400, body: { code: 'ORDERPAID' } });
    expect(await close('T000003')).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_EXIST' } });
    expect((await merchant.prepay('T000002')).body['code']).toBe('ORDERPAID');
    expect((await merchant.prepay('T000002', { attach: 'x' })).body['code']).toBe('OUT_TRADE_NO_USED');
  });

  it('says so when it is overloaded', async () => {
    merchant.control.setPayFault({ kind: 'system_error', path: '/jsapi' });
    merchant.control.setPayFault({ kind: 'frequency_limited', path: '/jsapi' });
    expect(await merchant.prepay('T000001')).toMatchObject({ status: 500, body: { code: 'SYSTEM_ERROR' } });
    expect(await merchant.prepay('T000001')).toMatchObject({ status: 429, body: { code: 'FREQUENCY_LIMITED' } });
    expect((await merchant.prepay('T000001')).status).toBe(200);
  });
});

describe('paying on the phone', () => {
  const prepaid = async (number: string) => merchant.params(String((await merchant.prepay(number)).body['prepay_id']));

  it('pays, and both queries tell', async () => {
    const paid = await merchant.control.requestPayment({ personId: 'p1', params: await prepaid('T000001') });
    expect(paid).toMatchObject({ result: 'ok', delivery: { status: 204, verdict: 'ok' } });
    const { body } = await merchant.query('T000001');
    expect(body).toMatchObject({
      appid: accounts.MINI_APP_ID,
      mchid: merchant.shop.mchId,
      transaction_id: paid.transactionId,
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      payer: { openid: merchant.buyer.miniOpenid },
      amount: { total: 12_345, payer_total: 12_345, currency: 'CNY' },
    });
    expect(String(body['success_time'])).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/);
    const byId = await merchant.call(`/v3/pay/transactions/id/${String(paid.transactionId)}?mchid=${merchant.shop.mchId}`);
    expect(byId.body).toEqual(body);
  });

  it('checks paySign, the person and the state, over HTTP too', async () => {
    const params = await prepaid('T000001');
    const ask = (body: Record<string, unknown>) => merchant.post('/box/pay/request-payment', body);
    const code = async (body: Record<string, unknown>) => ((await ask(body))['error'] as { code: string } | undefined)?.code;
    expect(await code({ personId: 'p1', params: { ...params, nonceStr: 'another' } })).toBe('bad_sign');
    expect(await code({ personId: 'p1', params: { ...params, signType: 'MD5' } })).toBe('bad_sign_type');
    expect(await code({ personId: 'p1', params: { ...params, package: 'prepay_id=wx1' } })).toBe('no_prepay');
    expect(await code({ personId: 'p2', params })).toBe('not_owner');
    expect(await ask({ personId: 'p1', params, outcome: 'cancel' })).toMatchObject({ result: 'cancel' });
    expect(await ask({ openid: merchant.buyer.miniOpenid, params })).toMatchObject({ result: 'ok' });
    expect(await code({ personId: 'p1', params })).toBe('order_paid');
  });

  it('an order past its time can not be paid', async () => {
    const { body } = await merchant.prepay('T000001', { time_expire: new Date(Date.now() + 120_000).toISOString() });
    const params = merchant.params(String(body['prepay_id']));
    merchant.control.advanceTime({ advanceMs: 121_000 });
    await expect(merchant.control.requestPayment({ personId: 'p1', params })).rejects.toMatchObject({ code: 'order_expired' });
    merchant.control.advanceTime({ advanceMs: 7_200_000 });
    await expect(merchant.control.requestPayment({ personId: 'p1', params })).rejects.toMatchObject({ code: 'prepay_expired' });
  });
});

describe('refunds', () => {
  it('goes back in parts, never beyond the whole', async () => {
    await merchant.pay('T000001');
    const first = await merchant.refund('T000001', 'R1', 10_000);
    expect(first).toMatchObject({
      status: 200,
      body: { out_refund_no: 'R1', status: 'SUCCESS', amount: { refund: 10_000, total: 12_345 } },
    });
    expect(await merchant.refund('T000001', 'R2', 2_346)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    expect((await merchant.refund('T000001', 'R3', 2_345)).status).toBe(200);
    expect((await merchant.query('T000001')).body['trade_state']).toBe('REFUND');
    expect((await merchant.call('/v3/refund/domestic/refunds/R1')).body).toEqual(first.body);
    expect(await merchant.call('/v3/refund/domestic/refunds/R2')).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_EXISTS' } });
    expect(merchant.control.payTransactions().sums).toMatchObject({ paidFen: 12_345, refundedFen: 12_345 });
  });

  it('the same number is the same refund, and may not change', async () => {
    await merchant.pay('T000001');
    const first = await merchant.refund('T000001', 'R1', 100);
    expect((await merchant.refund('T000001', 'R1', 100)).body).toEqual(first.body);
    expect(await merchant.refund('T000001', 'R1', 200)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    expect(merchant.control.payTransactions().sums.refundedFen).toBe(100);
  });

  it('at most 50 parts', async () => {
    await merchant.pay('T000001');
    for (let part = 0; part < 50; part += 1) expect((await merchant.refund('T000001', `R${part}`, 1)).status).toBe(200);
    expect(await merchant.refund('T000001', 'R50', 1)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it('refuses what can not be', async () => {
    await merchant.prepay('T000001');
    expect((await merchant.refund('T000001', 'R1', 1)).body['code']).toBe('INVALID_REQUEST');
    expect(await merchant.refund('T999999', 'R1', 1)).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_EXISTS' } });
    await merchant.pay('T000002');
    expect((await merchant.refund('T000002', 'R1', 1, { amount: { refund: 1, total: 1, currency: 'CNY' } })).body['code']).toBe(
      'INVALID_REQUEST',
    );
    expect((await merchant.refund('T000002', 'R/1', 1)).body['code']).toBe('PARAM_ERROR');
    merchant.control.setPayFault({ kind: 'not_enough' });
    expect(await merchant.refund('T000002', 'R1', 1)).toMatchObject({ status: 403, body: { code: 'NOT_ENOUGH' } });
    expect((await merchant.refund('T000002', 'R1', 1)).status).toBe(200);
  });

  it('tells the end of a refund in a notice; abnormal ones can be sent on', async () => {
    await merchant.pay('T000001');
    merchant.control.setRefundMode({ mode: 'abnormal' });
    const { body } = await merchant.refund('T000001', 'R1', 100);
    expect(body['status']).toBe('PROCESSING');
    await merchant.notices(2);
    expect(merchant.notice(1).envelope).toMatchObject({ event_type: 'REFUND.ABNORMAL', resource: { original_type: 'refund' } });
    expect(merchant.notice(1).open()).toMatchObject({
      out_refund_no: 'R1',
      refund_status: 'ABNORMAL',
      amount: { refund: 100, total: 12_345 },
    });
    const again = await merchant.call(`/v3/refund/domestic/refunds/${String(body['refund_id'])}/apply-abnormal-refund`, {
      method: 'POST',
      body: { out_refund_no: 'R1', type: 'MERCHANT_BANK_CARD' },
    });
    expect(again.body['status']).toBe('PROCESSING');
    await merchant.notices(3);
    expect(merchant.notice(2).envelope.event_type).toBe('REFUND.SUCCESS');
  });

  it('waits for the bank when told to', async () => {
    await merchant.pay('T000001');
    merchant.control.setRefundMode({ mode: 'processing' });
    expect((await merchant.refund('T000001', 'R1', 100)).body['status']).toBe('PROCESSING');
    expect(merchant.control.settleRefunds({ outRefundNo: 'R1' })).toEqual({ settled: 1 });
    expect((await merchant.call('/v3/refund/domestic/refunds/R1')).body['status']).toBe('SUCCESS');
    await merchant.notices(2);
    expect(merchant.notice(1).open()).toMatchObject({ refund_status: 'SUCCESS' });
  });
});
