import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOutgoing } from './outgoing.ts';

const outgoing = createOutgoing();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/large') return response.end(Buffer.alloc(100_000));
    const told = { body: Buffer.concat(chunks).toString(), type: request.headers['content-type'], own: request.headers['x-own'] };
    response.setHeader('X-Answer', ['first', 'second']).end(JSON.stringify(told));
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await outgoing.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a text is sent byte by byte, with the headers given', async () => {
  const text = '{ "a" : 1.0 }';
  const answer = await outgoing.send({ method: 'POST', url, text, headers: { 'content-type': 'application/json', 'x-own': 'yes' } });
  expect(JSON.parse(answer.body.toString())).toEqual({ body: text, type: 'application/json', own: 'yes' });
});

test('headers of the answer can be read, of one sent twice the first', async () => {
  expect((await outgoing.send({ method: 'GET', url })).headers['x-answer']).toBe('first');
});

test('an answer may be as large as the caller allows, and no larger', async () => {
  const large = { method: 'GET', url: `${url}/large` } as const;
  expect((await outgoing.send({ ...large, maxBytes: 100_000 })).body).toHaveLength(100_000);
  await expect(outgoing.send({ ...large, maxBytes: 99_999 })).rejects.toThrow('too large');
});
