import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Deps } from '../context.ts';
import { AppError } from '../errors.ts';
import type { HttpContext } from './koa-state.ts';
import { isOpenSignature, readOpenSignature } from './open-signature.ts';
import type { OpenSignature } from './open-signature.ts';
import { limitRate } from './rate-limit.ts';
import { readBody } from './read-body.ts';

const mostSkewMs = 300_000;

export interface OpenKey {
  id: string;
  sourceId: string;
  /** Shared with the other system; shown to nobody. */
  secret: string;
  revoked: boolean;
}

/** Where keys and used nonces are kept: handed in by whoever puts the server together. */
export interface OpenKeys {
  find(deps: Deps, keyId: string): Promise<OpenKey | undefined>;
  /** False when this key has used the nonce before. */
  useNonce(deps: Deps, keyId: string, nonce: string): Promise<boolean>;
}

interface Call {
  method: string;
  path: string;
  body: Buffer;
}

/** Bad signatures from one address, not to be counted per key: anybody can write down any key. */
const triesPerMinute = 6000;

/**
 * Lets in who signed the call: verified over the raw bytes, before anything of them is read. A nonce counts once it came with a right signature, so nobody
 * else can use it up. Nobody is there where nothing was signed. Throws open.timestamp_refused, open.signature_invalid (also for a key we do not
 * know), open.key_revoked, open.replayed, rate.limited.
 */
export function createOpenDoor(
  deps: Deps,
  keys: OpenKeys,
  maxBodyBytes: number,
): (ctx: HttpContext) => Promise<{ actor: Actor; body?: Buffer }> {
  return async (ctx) => {
    const authorization = ctx.get('authorization');
    if (!isOpenSignature(authorization)) return { actor: { kind: 'nobody' } };
    const signature = readOpenSignature(authorization);
    if (!signature) throw new AppError('open.signature_invalid');
    await limitRate(deps.kv, deps.log, `open-door:${ctx.ip}`, triesPerMinute);
    if (Math.abs(deps.clock.now() - signature.timestamp * 1000) > mostSkewMs) throw new AppError('open.timestamp_refused');
    const body = await readBody(ctx.req, maxBodyBytes);
    const key = await keys.find(deps, signature.keyId);
    const expected = signatureOf(key?.secret ?? '', signature, { method: ctx.method, path: ctx.path, body });
    if (!timingSafeEqual(Buffer.from(signature.signature, 'hex'), expected) || !key) throw new AppError('open.signature_invalid');
    if (key.revoked) throw new AppError('open.key_revoked');
    if (!(await keys.useNonce(deps, key.id, signature.nonce))) throw new AppError('open.replayed');
    return { actor: { kind: 'open', keyId: key.id, sourceId: key.sourceId }, body };
  };
}

function signatureOf(secret: string, { timestamp, nonce }: OpenSignature, { method, path, body }: Call): Buffer {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update(`${method}\n${path}\n${timestamp}\n${nonce}\n${bodyHash}\n`).digest();
}
