import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export interface Account {
  appId: string;
  token: string;
  encodingAesKey: string;
}

export interface SealedPush {
  path: string;
  body: string;
}

/** Subscribe events as Tencent sends them in safe mode (facts §2.3–2.4), made before the clock starts. */
export function sealFollows(account: Account, openids: readonly string[]): SealedPush[] {
  const createTime = Math.floor(Date.now() / 1000);
  return openids.map((openid) => seal(account, followXml(openid, createTime), createTime));
}

const followXml = (openid: string, createTime: number): string =>
  `<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${createTime}</CreateTime>` +
  `<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_bench]]></EventKey><Ticket><![CDATA[T]]></Ticket></xml>`;

function seal(account: Account, xml: string, timestamp: number): SealedPush {
  const key = Buffer.from(`${account.encodingAesKey}=`, 'base64');
  const message = Buffer.from(xml);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(account.appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const encrypted = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
  const nonce = randomBytes(5).toString('hex');
  const sign = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');
  const query = new URLSearchParams({
    signature: sign(account.token, String(timestamp), nonce),
    timestamp: String(timestamp),
    nonce,
    encrypt_type: 'aes',
    msg_signature: sign(account.token, String(timestamp), nonce, encrypted),
  });
  return {
    path: `/callbacks/official-account?${query}`,
    body: `<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}
