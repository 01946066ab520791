import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  headers: IncomingHttpHeaders;
  /** Path and query, and the body, as they came. */
  target: string;
  text: string;
}

/** What the stub answers: a JSON value, or `{ status, text, headers? }` for answers that are not JSON, or signed ones. `text` may be bytes. */
export type Answer = unknown;

export interface PlatformStub {
  url: string;
  asked: Asked[];
  /** How many requests came to this path. */
  count(path: string): number;
  close(): Promise<void>;
}

/** A tiny HTTP server for answers no simulator gives: broken, hostile, or one exact shape. */
export async function startStub(answer: (asked: Asked) => Answer): Promise<PlatformStub> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const address = new URL(request.url ?? '/', 'http://stub');
      const text = Buffer.concat(chunks).toString('utf8');
      const one: Asked = {
        method: request.method ?? '',
        path: address.pathname,
        query: Object.fromEntries(address.searchParams),
        body: text === '' ? undefined : JSON.parse(text),
        headers: request.headers,
        target: request.url ?? '',
        text,
      };
      asked.push(one);
      const given = answer(one);
      if (isRaw(given)) response.writeHead(given.status, { 'content-type': 'text/html', ...given.headers }).end(given.text);
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    count: (path) => asked.filter((one) => one.path === path).length,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const isRaw = (given: unknown): given is { status: number; text: string | Buffer; headers?: Record<string, string> } =>
  typeof given === 'object' && given !== null && 'status' in given && 'text' in given;
