import { createPrivateKey, randomBytes } from 'node:crypto';
import Pay from 'wechatpay-node-v3';
import type { MerchantCredentials, PaymentParams } from './types.ts';

export interface PaySigner {
  /** The Authorization header of a request: `path` with its query exactly as sent, `body` the text as sent, '' without one. */
  authorization(request: { method: 'GET' | 'POST' | 'PATCH'; path: string; body: string; seconds: number }): string;
  paymentParams(prepayId: string, seconds: number): PaymentParams;
}

/** 32 characters, the longest the platform takes. The package's own come from Math.random. */
const freshNonce = (): string => randomBytes(16).toString('hex');

/** The npm package wechatpay-node-v3 for what it does well: signing. README.md tells what is left out and why. */
export function createPaySigner(appId: string, merchant: MerchantCredentials): PaySigner {
  const pay = new Pay({
    appid: appId,
    mchid: merchant.mchId,
    serial_no: merchant.certSerial,
    // It only hands this on to node's sign(), which takes a key read once three times as fast as a PEM read each time.
    privateKey: createPrivateKey(merchant.privateKey) as unknown as Buffer,
    publicKey: Buffer.from('unread'), // only ever read for its serial, which is given
  });
  return {
    authorization: ({ method, path, body, seconds }) => {
      const nonce = freshNonce();
      const timestamp = String(seconds);
      // A POST with an empty body would miss its last line (facts §12): none of our calls has one.
      const signature = pay.getSignature(method, nonce, timestamp, path, body);
      return pay.getAuthorization(nonce, timestamp, signature);
    },
    paymentParams: (prepayId, seconds) => {
      const params = { timeStamp: String(seconds), nonceStr: freshNonce(), package: `prepay_id=${prepayId}` };
      const paySign = pay.sha256WithRsa(`${appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`);
      return { ...params, signType: 'RSA', paySign };
    },
  };
}
