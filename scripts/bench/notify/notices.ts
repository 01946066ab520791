import { createCipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { Pool } from 'undici';
import type { LoadResult } from '../load.ts';

/** WeChat Pay's side of one merchant, made for the run. */
export interface Merchant {
  mchId: string;
  appId: string;
  apiV3Key: string;
  publicKeyId: string;
  platformKey: string;
  publicKey: string;
  merchantKey: string;
}

export interface Sale {
  outTradeNo: string;
  transactionId: string;
  openid: string;
  totalFen: number;
}

interface Notice {
  body: string;
  headers: Record<string, string>;
}

const pem = {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;

export function createMerchant(): Merchant {
  const platform = generateKeyPairSync('rsa', pem);
  const merchant = generateKeyPairSync('rsa', pem);
  return {
    ...{ mchId: '1900000001', appId: 'wxbench00000000001', apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345' },
    ...{ publicKeyId: 'PUB_KEY_ID_0119000000012026', platformKey: platform.privateKey, publicKey: platform.publicKey },
    merchantKey: merchant.privateKey,
  };
}

/** TRANSACTION.SUCCESS as WeChat Pay sends it (facts wechatpay.md §2, §3, §7), made before the clock starts. */
export function sealNotices(merchant: Merchant, sales: readonly Sale[]): Notice[] {
  const now = new Date();
  return sales.map((sale) => {
    const plain = JSON.stringify({
      ...{ mchid: merchant.mchId, appid: merchant.appId, out_trade_no: sale.outTradeNo, transaction_id: sale.transactionId },
      ...{ trade_type: 'JSAPI', trade_state: 'SUCCESS', trade_state_desc: '支付成功', bank_type: 'OTHERS', attach: '' },
      ...{ success_time: chinaTime(now), payer: { openid: sale.openid } },
      amount: { total: sale.totalFen, payer_total: sale.totalFen, currency: 'CNY', payer_currency: 'CNY' },
    });
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', merchant.apiV3Key, nonce).setAAD(Buffer.from('transaction'));
    const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    const body = JSON.stringify({
      ...{ id: `EV-${sale.transactionId}`, create_time: chinaTime(now), resource_type: 'encrypt-resource' },
      ...{ event_type: 'TRANSACTION.SUCCESS', summary: '支付成功' },
      resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce },
    });
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const headerNonce = randomBytes(16).toString('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'wechatpay-timestamp': timestamp,
        'wechatpay-nonce': headerNonce,
        'wechatpay-serial': merchant.publicKeyId,
        'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
        'wechatpay-signature': sign('sha256', Buffer.from(`${timestamp}\n${headerNonce}\n${body}\n`), merchant.platformKey).toString(
          'base64',
        ),
      },
    };
  });
}

const chinaTime = (at: Date): string => `${new Date(at.getTime() + 28_800_000).toISOString().slice(0, 19)}+08:00`;

/** Sends every notice once, `concurrency` at a time, over as many kept-alive connections. */
export async function sendNotices(origin: string, notices: readonly Notice[], concurrency: number): Promise<LoadResult> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let notice = notices[next++]; notice; notice = notices[next++]) {
        const sent = performance.now();
        const { statusCode, body } = await pool.request({ method: 'POST', path: '/callbacks/wechat-pay', ...notice });
        await body.dump();
        latencies.push(performance.now() - sent);
        if (statusCode !== 200 && statusCode !== 204) failed += 1;
      }
    }),
  );
  const perSecond = notices.length / ((performance.now() - began) / 1000);
  await pool.close();
  return { perSecond, latencies, failed };
}
