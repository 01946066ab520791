import { createDecipheriv, createPublicKey, createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { createStubServer } from './stub-server.ts';
import type { SimulatorOptions } from '../src/index.ts';
import { accounts, createTencent } from './tencent.ts';

/** Everything the merchant does is done with node:crypto alone: the simulator's library must not agree with itself. */
export const sign = (key: string, message: string): string => createSign('RSA-SHA256').update(message).sign(key, 'base64');

export const verify = (pem: string, message: string, signature: string): boolean =>
  createVerify('RSA-SHA256')
    .update(message)
    .verify(pem.includes('CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem), signature, 'base64');

export interface Resource {
  ciphertext: string;
  nonce: string;
  associated_data: string;
}

export function decrypt(resource: Resource, key: string): string {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, resource.nonce);
  decipher.setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH';
  body?: unknown;
  /** Parts of the Authorization to write otherwise. */
  change?: { mchid?: string; timestamp?: number; serial?: string; signature?: string; signedBody?: string; scheme?: string };
  headers?: Record<string, string>;
}

/** A merchant and its server: calls the API signed, and gets the notices. */
export async function createMerchant(options: SimulatorOptions = {}) {
  const server = await createStubServer(() => ({ status: 204 }));
  const tencent = await createTencent({ callbackBase: server.url, ...options });
  const shop = tencent.control.payMerchant();
  const notifyUrl = `${server.url}/callbacks/wechat-pay`;

  const raw = async (path: string, { method = 'GET', body, change = {}, headers = {} }: CallOptions = {}): Promise<Response> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const timestamp = change.timestamp ?? Math.floor(Date.now() / 1000);
    const nonce = randomBytes(16).toString('hex');
    const signature =
      change.signature ?? sign(shop.privateKey, `${method}\n${path}\n${timestamp}\n${nonce}\n${change.signedBody ?? text}\n`);
    const fields = `mchid="${change.mchid ?? shop.mchId}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${change.serial ?? shop.certSerial}",signature="${signature}"`;
    return fetch(`${tencent.url}/pay${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'test',
        'Wechatpay-Serial': shop.publicKeyId,
        Authorization: `${change.scheme ?? 'WECHATPAY2-SHA256-RSA2048'} ${fields}`,
        ...headers,
      },
      ...(body === undefined ? {} : { body: text }),
    });
  };
  /** The answer, whose signature has been looked at. */
  const call = async (path: string, callOptions: CallOptions = {}) => {
    const answer = await raw(path, callOptions);
    const text = await answer.text();
    const head = (name: string) => answer.headers.get(name) ?? '';
    expect(head('wechatpay-serial')).toBe(shop.publicKeyId);
    const message = `${head('wechatpay-timestamp')}\n${head('wechatpay-nonce')}\n${text}\n`;
    expect(verify(shop.publicKey, message, head('wechatpay-signature'))).toBe(true);
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const buyer = tencent.control.person('p1');
  const order = (outTradeNo: string, more: Record<string, unknown> = {}) => ({
    appid: accounts.MINI_APP_ID,
    mchid: shop.mchId,
    description: '龙井一盒',
    out_trade_no: outTradeNo,
    notify_url: notifyUrl,
    amount: { total: 12_345, currency: 'CNY' },
    payer: { openid: buyer.miniOpenid },
    ...more,
  });
  const prepay = async (outTradeNo: string, more: Record<string, unknown> = {}) =>
    call('/v3/pay/transactions/jsapi', { method: 'POST', body: order(outTradeNo, more) });
  const params = (prepayId: string) => {
    const timeStamp = String(Math.floor(Date.now() / 1000));
    const nonceStr = randomBytes(16).toString('hex');
    const pack = `prepay_id=${prepayId}`;
    const paySign = sign(shop.privateKey, `${accounts.MINI_APP_ID}\n${timeStamp}\n${nonceStr}\n${pack}\n`);
    return { timeStamp, nonceStr, package: pack, signType: 'RSA', paySign };
  };
  const pay = async (outTradeNo: string, more: Record<string, unknown> = {}) => {
    const { body } = await prepay(outTradeNo, more);
    return tencent.control.requestPayment({ personId: 'p1', params: params(String(body['prepay_id'])) });
  };
  const query = (outTradeNo: string) => call(`/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchId}`);
  const refund = (outTradeNo: string, outRefundNo: string, fen: number, more: Record<string, unknown> = {}) =>
    call('/v3/refund/domestic/refunds', {
      method: 'POST',
      body: {
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        reason: '不喜欢',
        notify_url: notifyUrl,
        amount: { refund: fen, total: 12_345, currency: 'CNY' },
        ...more,
      },
    });

  interface Envelope {
    id: string;
    event_type: string;
    resource: Resource & { original_type: string };
  }
  /** The nth notice, opened. */
  const notice = (index: number) => {
    const received = server.received[index];
    if (!received) throw new Error(`there is no notice ${index}`);
    const { headers, body } = received;
    const envelope = JSON.parse(body) as Envelope;
    const message = `${headers['wechatpay-timestamp'] ?? ''}\n${headers['wechatpay-nonce'] ?? ''}\n${body}\n`;
    return {
      path: received.path,
      envelope,
      headers,
      signed: (pem: string) => verify(pem, message, headers['wechatpay-signature'] ?? ''),
      open: () => JSON.parse(decrypt(envelope.resource, shop.apiV3Key)) as Record<string, unknown>,
    };
  };
  const notices = async (count: number): Promise<void> => {
    for (let turn = 0; turn < 300 && server.received.length < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(server.received.length).toBeGreaterThanOrEqual(count);
  };
  const close = async () => {
    await tencent.close();
    await server.close();
  };
  return { ...tencent, shop, server, buyer, raw, call, order, prepay, params, pay, query, refund, notice, notices, close };
}

export type Merchant = Awaited<ReturnType<typeof createMerchant>>;
