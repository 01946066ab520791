import { redactBody } from '../http/redact.ts';
import type { World } from '../world/world.ts';
import { callServer } from './post.ts';
import type { Push } from './push.ts';
import type { Reply } from './read-reply.ts';
import { readReply } from './read-reply.ts';
import type { Receiver } from './receivers.ts';
import type { Sealed } from './seal.ts';

export interface Attempt {
  status: number;
  body: string;
  verdict: string;
  reply: Reply | undefined;
}

const verdictOf = (status: number, failure: string | undefined, reply: Reply | undefined): string => {
  if (failure) return failure;
  if (!reply) return `status ${status}`;
  if (reply.kind === 'silent') return 'ok';
  return reply.kind === 'bad' ? `bad reply: ${reply.why}` : `reply: ${reply.type}`;
};

export async function attempt(
  world: World,
  receiver: Receiver,
  push: Push,
  sealed: Sealed,
  signal: AbortSignal,
  note: string,
): Promise<Attempt> {
  const at = world.clock.now();
  const started = performance.now();
  const headers = { 'Content-Type': sealed.contentType };
  const posted = await callServer({
    method: 'POST',
    url: world.addresses.callbackBase + sealed.path,
    headers,
    body: sealed.body,
    timeoutMs: world.mode.timeoutMs,
    signal,
  });
  const reply = posted.failure === undefined && posted.status === 200 ? readReply(posted.body, receiver, push) : undefined;
  const decrypted = reply && reply.kind !== 'silent' ? reply.decrypted : undefined;
  const verdict = verdictOf(posted.status, posted.failure, reply);
  world.metrics.pushed(push.platform);
  world.exchanges.add({
    at,
    direction: 'to_server',
    platform: push.platform,
    method: 'POST',
    path: sealed.path,
    status: posted.status,
    ms: Math.round(performance.now() - started),
    request: { headers, body: redactBody(sealed.body), ...(receiver.mode === 'plain' ? {} : { decrypted: sealed.plain }) },
    response: { body: redactBody(posted.body), ...(decrypted === undefined ? {} : { decrypted }) },
    verdict: note ? `${verdict}（${note}）` : verdict,
  });
  return { status: posted.status, body: posted.body, verdict, reply };
}
