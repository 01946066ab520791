import { Agent, request } from 'undici';
import { assertOutsideTransaction } from './transaction-mark.ts';

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  url: string;
  query?: Record<string, string | number | undefined>;
  json?: unknown;
  timeoutMs?: number;
}

export interface OutgoingResponse {
  status: number;
  contentType: string;
  body: Buffer;
}

/** The one way out to other machines: bounded in time and size, refused inside a transaction. Rejects with the network's own error. */
export type Outgoing = (request: OutgoingRequest) => Promise<OutgoingResponse>;

const maxAnswerBytes = 20 * 1024 * 1024;

export function createOutgoing(): { send: Outgoing; close(): Promise<void> } {
  const agent = new Agent({ connections: 64, connect: { timeout: 5_000 }, maxResponseSize: maxAnswerBytes });
  const send: Outgoing = async ({ method, url, query, json, timeoutMs = 10_000 }) => {
    assertOutsideTransaction(`${method} ${url}`);
    const target = new URL(url);
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) target.searchParams.set(name, String(value));
    const { statusCode, headers, body } = await request(target, {
      method,
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
      ...(json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json; charset=utf-8' } }),
    });
    const contentType = headers['content-type'];
    return {
      status: statusCode,
      contentType: Array.isArray(contentType) ? (contentType[0] ?? '') : (contentType ?? ''),
      body: Buffer.from(await body.arrayBuffer()),
    };
  };
  return { send, close: () => agent.close() };
}
