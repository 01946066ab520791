import { randomInt } from 'node:crypto';
import type { Platform } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { callServer } from './post.ts';
import { receiverOf } from './receivers.ts';
import { freshStamp } from './seal.ts';

export interface UrlCheck {
  ok: boolean;
  status: number;
  ms: number;
  reply: string;
  verdict: string;
}

const WECOM_LIMIT_MS = 1_000;

/** What the console's "save" does. WeCom sends its echostr encrypted and waits one second only. */
export async function runUrlCheck(world: World, platform: Platform, signal: AbortSignal): Promise<UrlCheck> {
  const receiver = receiverOf(world, platform);
  const { timestamp, nonce } = freshStamp(world);
  const word = String(randomInt(1_000_000_000, 9_999_999_999)) + String(randomInt(100_000_000, 999_999_999));
  const query = new URLSearchParams({ timestamp, nonce });
  if (platform === 'wecom') {
    const echostr = receiver.crypt.encrypt(word);
    query.set('msg_signature', receiver.crypt.signMessage(timestamp, nonce, echostr));
    query.set('echostr', echostr);
  } else {
    query.set('signature', receiver.crypt.sign(timestamp, nonce));
    query.set('echostr', word);
  }
  const path = `${receiver.path}?${query.toString()}`;
  const started = performance.now();
  const timeoutMs = platform === 'wecom' ? WECOM_LIMIT_MS : world.mode.timeoutMs;
  const posted = await callServer({ method: 'GET', url: world.addresses.callbackBase + path, timeoutMs, signal });
  const ms = Math.round(performance.now() - started);
  const ok = posted.status === 200 && posted.body === word;
  const verdict = ok ? 'ok' : (posted.failure ?? (posted.status === 200 ? 'echostr 不一致' : `status ${posted.status}`));
  world.exchanges.add({
    at: world.clock.now(),
    direction: 'to_server',
    platform,
    method: 'GET',
    path,
    status: posted.status,
    ms,
    request: { headers: {}, body: '', ...(platform === 'wecom' ? { decrypted: word } : {}) },
    response: { body: posted.body.slice(0, 500) },
    verdict,
  });
  return { ok, status: posted.status, ms, reply: posted.body.slice(0, 500), verdict };
}
