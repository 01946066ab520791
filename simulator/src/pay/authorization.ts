import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Clock } from '../world/clock.ts';
import type { PayKeys } from './keys.ts';
import { signError } from './refusal.ts';

const SCHEME = /^WECHATPAY2-SHA256-RSA2048\s+(.+)$/;
const FIELD = /([a-z_]+)="([^"]*)"/g;
const WINDOW_SECONDS = 300;
const OUT_OF_RANGE = 268_573_590;

interface SignedRequest {
  method: string;
  /** Path and query as they came on the wire, without what stands for the host. */
  target: string;
  body: string;
  authorization: string;
}

/** Throws unless the merchant really signed this request, just now. Answers the merchant's number. */
export function verifyRequest(keys: PayKeys, clock: Clock, request: SignedRequest): string {
  const written = SCHEME.exec(request.authorization.trim())?.[1];
  if (written === undefined) throw signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
  const fields = Object.fromEntries([...written.matchAll(FIELD)].map(([, name = '', value = '']) => [name, value]));
  const { mchid = '', nonce_str: nonce = '', timestamp = '', serial_no: serial = '', signature = '' } = fields;
  if (!mchid || !nonce || !timestamp || !serial || !signature) throw signError('Http头Authorization值缺少必要的信息');
  if (nonce.length > 32 || !/^\d{1,12}$/.test(timestamp)) throw signError('Http头Authorization中的nonce_str或timestamp不合法');
  if (mchid !== keys.mchId) throw signError('商户号不存在');
  if (serial !== keys.merchant.serial) throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  // Not the length of the way but the distance in time counts, in both directions.
  if (Math.abs(clock.seconds() - Number(timestamp)) > WINDOW_SECONDS) {
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟', OUT_OF_RANGE);
  }
  const message = Formatter.request(request.method, request.target, timestamp, nonce, request.body);
  if (!Rsa.verify(message, signature, keys.merchant.publicKey)) {
    throw signError('签名错误，请检查后再试');
  }
  return mchid;
}
