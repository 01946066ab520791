import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { expect, it } from 'vitest';
import { testConfig } from '../../../test/test-shop.ts';
import { createSecurityHeaders } from './security-headers.ts';

it('every answer of a server comes with the same protection', async () => {
  const app = new Koa();
  app.use(createSecurityHeaders(testConfig({ SIMULATOR_URL: 'http://127.0.0.1:9', PUBLIC_URL: 'https://shop.example' })));
  app.use((ctx) => void (ctx.body = 'here'));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const headersAt = async (path: string): Promise<Record<string, string>> => {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
      return Object.fromEntries(answer.headers);
    };
    const first = await headersAt('/');
    expect(first['content-security-policy']).toMatch(/^default-src 'self';script-src 'self';/);
    expect(first['content-security-policy']).toContain("frame-ancestors 'self' http://127.0.0.1:9 http://localhost:9;");
    expect(first).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'cross-origin',
      'strict-transport-security': expect.stringContaining('max-age=') as string,
      'referrer-policy': 'no-referrer',
    });
    expect(first).not.toHaveProperty('x-powered-by');
    expect({ ...(await headersAt('/')), date: '' }).toEqual({ ...first, date: '' });
  } finally {
    server.close();
  }
});
