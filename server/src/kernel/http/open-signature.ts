export interface OpenSignature {
  keyId: string;
  /** Seconds. */
  timestamp: number;
  nonce: string;
  /** Hex. */
  signature: string;
}

const scheme = 'LIANKE-HMAC-SHA256';

export const isOpenSignature = (authorization: string): boolean => authorization.startsWith(scheme);

/** `LIANKE-HMAC-SHA256 key="…",timestamp="…",nonce="…",signature="…"`, the parts in any order, each once. */
export function readOpenSignature(authorization: string): OpenSignature | undefined {
  const parts = authorization
    .slice(scheme.length)
    .trim()
    .split(/\s*,\s*/);
  const values = new Map<string, string>();
  for (const part of parts) {
    const [, name, value] = /^([a-z]+)="([^"]*)"$/.exec(part) ?? [];
    if (name === undefined || value === undefined || values.has(name)) return undefined;
    values.set(name, value);
  }
  const keyId = values.get('key') ?? '';
  const timestamp = values.get('timestamp') ?? '';
  const nonce = values.get('nonce') ?? '';
  const signature = values.get('signature') ?? '';
  const formed =
    values.size === 4 &&
    /^\w{4,32}$/.test(keyId) &&
    /^\d{9,11}$/.test(timestamp) &&
    /^[\w.-]{16,64}$/.test(nonce) &&
    /^[0-9a-f]{64}$/i.test(signature);
  return formed ? { keyId, timestamp: Number(timestamp), nonce, signature } : undefined;
}
