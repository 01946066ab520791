import type { Agent, IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface Posted {
  status: number;
  body: string;
  /** Why there is no answer: 'timeout', 'ECONNREFUSED' … */
  failure?: string;
}

interface Order {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  signal: AbortSignal;
  /** Keeps connections: for benches only, where they are what is not measured. */
  agent?: Agent;
}

const LONGEST_REPLY = 1_000_000;

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= LONGEST_REPLY) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One connection per call, without keep-alive: a server that restarted must not cost an attempt. */
export function callServer(order: Order): Promise<Posted> {
  return new Promise((resolve) => {
    const send = order.url.startsWith('https:') ? secureRequest : request;
    const headers = { 'User-Agent': 'Mozilla/4.0', ...order.headers, 'Content-Length': String(Buffer.byteLength(order.body ?? '')) };
    const outgoing = send(order.url, { method: order.method, headers, agent: order.agent ?? false });
    let reason: string | undefined;
    const giveUp = (why: string) => {
      reason ??= why;
      outgoing.destroy();
    };
    const timer = setTimeout(() => giveUp('timeout'), order.timeoutMs);
    const onClosing = () => giveUp('closed');
    order.signal.addEventListener('abort', onClosing);
    const finish = (posted: Posted) => {
      clearTimeout(timer);
      order.signal.removeEventListener('abort', onClosing);
      resolve(posted);
    };
    const fail = (error: Error & { code?: string }) => finish({ status: 0, body: '', failure: reason ?? error.code ?? error.message });
    outgoing.on('response', (answer) => {
      readAll(answer).then((body) => finish({ status: answer.statusCode ?? 0, body }), fail);
    });
    outgoing.on('error', fail);
    outgoing.end(order.body ?? '');
  });
}
