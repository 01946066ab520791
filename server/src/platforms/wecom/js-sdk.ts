import { randomBytes } from 'node:crypto';
import { getJsApiSignature } from '@wecom/crypto';
import { z } from 'zod';
import { tokenTimeoutMs } from '../api/shared-token.ts';
import type { FetchedToken } from '../api/shared-token.ts';
import type { WecomCall } from './call.ts';
import type { SignatureKind } from './types.ts';

const answer = z.object({ ticket: z.string().min(1), expires_in: z.coerce.number().positive() });

/** Facts §4.4: agentConfig needs the app's own ticket, config the corp's; one for the other is refused (42012, 40093). */
const questions = {
  config: { method: 'GET', path: '/cgi-bin/get_jsapi_ticket' },
  agent: { method: 'GET', path: '/cgi-bin/ticket/get', query: { type: 'agent_config' } },
} as const satisfies Record<SignatureKind, unknown>;

export async function fetchTicket(asAgent: WecomCall, kind: SignatureKind): Promise<FetchedToken> {
  const { ticket, expires_in: expiresInSeconds } = await asAgent({ ...questions[kind], timeoutMs: tokenTimeoutMs }, answer);
  return { value: ticket, expiresInSeconds };
}

/** Facts §4.4: the full address up to `#`, not encoded. Our own nonce: the package's comes from Math.random. */
export function signPage(ticket: string, url: string, nowMs: number): { timestamp: number; nonceStr: string; signature: string } {
  const timestamp = Math.floor(nowMs / 1000);
  const nonceStr = randomBytes(12).toString('hex');
  const page = url.split('#', 1)[0] ?? '';
  const { signature } = getJsApiSignature({ url: page, ticket, timestamp, nonceStr });
  return { timestamp, nonceStr, signature };
}
