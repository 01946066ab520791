import { Agent, request } from 'undici';
import { assertOutsideTransaction } from './transaction-mark.ts';

export interface OutgoingRequest {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  query?: Record<string, string | number | undefined>;
  json?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** A body sent exactly so, in place of `json`: signatures cover bytes. */
  text?: string;
  /** The same for a body that is no text. */
  bytes?: Buffer;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface OutgoingResponse {
  status: number;
  contentType: string;
  /** Names in lower case; of a header sent twice the first. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** The one way out to other machines: bounded in time and size, refused inside a transaction. Rejects with the network's own error. */
export type Outgoing = (request: OutgoingRequest) => Promise<OutgoingResponse>;

const maxAnswerBytes = 20 * 1024 * 1024;

export function createOutgoing(): { send: Outgoing; close(): Promise<void> } {
  const agent = new Agent({ connections: 64, connect: { timeout: 5_000 } });
  const send: Outgoing = async ({ method, url, query, json, headers = {}, text, bytes, timeoutMs = 10_000, maxBytes = maxAnswerBytes }) => {
    assertOutsideTransaction(`${method} ${url}`);
    const target = new URL(url);
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) target.searchParams.set(name, String(value));
    const content = bytes ?? text ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await request(target, {
      method,
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers },
      ...(content === undefined ? {} : { body: content }),
    });
    const firsts = firstOfEach(answer.headers);
    return {
      status: answer.statusCode,
      contentType: firsts['content-type'] ?? '',
      headers: firsts,
      body: await readUpTo(maxBytes, answer.body),
    };
  };
  return { send, close: () => agent.close() };
}

function firstOfEach(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : (value ?? '')] as const);
  return Object.fromEntries(entries);
}

async function readUpTo(maxBytes: number, body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new Error('the answer is too large'); // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
