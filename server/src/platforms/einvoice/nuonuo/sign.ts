import { createHmac } from 'node:crypto';

interface SignedCall {
  /** `/open/v1/services`: the last three pieces of the gateway's path, in this order. */
  path: readonly [string, string, string];
  appKey: string;
  senid: string;
  nonce: string;
  timestamp: string;
  /** Exactly the bytes that are sent. */
  body: string;
}

/** X-Nuonuo-Sign: base64(HMAC-SHA1(appSecret, …)) over the call and its body (facts §2.1). */
export function signCall(appSecret: string, { path, appKey, senid, nonce, timestamp, body }: SignedCall): string {
  const [product, version, services] = path;
  const text = `a=${services}&l=${version}&p=${product}&k=${appKey}&i=${senid}&n=${nonce}&t=${timestamp}&f=${body}`;
  return createHmac('sha1', appSecret).update(text, 'utf8').digest('base64');
}

/** The pieces of `https://…/open/v1/services`; a path before them (a proxy, the simulator) is not signed. */
export function signedPath(gateway: string): readonly [string, string, string] {
  const [product = '', version = '', services = ''] = new URL(gateway).pathname.split('/').filter(Boolean).slice(-3);
  return [product, version, services];
}
