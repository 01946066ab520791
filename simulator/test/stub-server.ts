import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';

export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

type Behave = (
  request: Received,
  number: number,
) => { status?: number; body?: string; afterMs?: number } | Promise<{ status?: number; body?: string }>;

/** Stands in for the server: keeps what came and answers as told. */
export async function createStubServer(behave: Behave = () => ({ body: 'success' })) {
  const received: Received[] = [];
  const stub = { behave };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stub');
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(one);
      void (async () => {
        const answer: { status?: number; body?: string; afterMs?: number } = await stub.behave(one, received.length);
        if (answer.afterMs) await new Promise((resolve) => setTimeout(resolve, answer.afterMs));
        response.statusCode = answer.status ?? 200;
        response.end(answer.body ?? '');
      })();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url, received, close, answerWith: (next: Behave) => void (stub.behave = next) };
}
