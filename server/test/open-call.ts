import { createHash, createHmac, randomBytes } from 'node:crypto';

export interface Signing {
  keyId: string;
  secret: string;
  /** Seconds; now by default. */
  timestamp?: number;
  nonce?: string;
  path?: string;
}

/** Signs a call as the API's description tells other systems to; written from that text, not from the server's code. */
export function signOpenCall(body: string, { keyId, secret, ...it }: Signing, name = 'open.orders.push'): Record<string, string> {
  const timestamp = it.timestamp ?? Math.floor(Date.now() / 1000);
  const nonce = it.nonce ?? randomBytes(16).toString('hex');
  const lines = ['POST', it.path ?? `/api/${name}`, timestamp, nonce, createHash('sha256').update(body).digest('hex')];
  const signature = createHmac('sha256', secret)
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return {
    'content-type': 'application/json',
    authorization: `LIANKE-HMAC-SHA256 key="${keyId}",timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`,
  };
}
