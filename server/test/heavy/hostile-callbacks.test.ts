import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, settled, startTestShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());

interface Sent {
  path: string;
  body: string;
}

/** The newest push the simulator sent to `platform`, exactly as it went over the wire. */
function lastPush(platform: string): Sent {
  const { exchanges } = shop.simulator.control.exchanges();
  const push = exchanges.findLast((it) => it.direction === 'to_server' && it.platform === platform && it.method === 'POST');
  if (!push) throw new Error(`nothing was sent to ${platform}`);
  return { path: push.path, body: push.request.body };
}

async function send(path: string, body: string | Buffer, method = 'POST'): Promise<{ status: number; text: string }> {
  const response = await fetch(shop.url + path, {
    method,
    headers: { 'content-type': 'text/xml' },
    ...(method === 'POST' ? { body: body as BodyInit } : {}),
  });
  return { status: response.status, text: await response.text() };
}

/** Everything the product stores about callbacks and persons. */
async function everythingStored(): Promise<Record<string, number>> {
  const tables = ['inbox', 'customers', 'identities', 'timeline_entries', 'outbox', 'jobs', 'oa_followers', 'wecom_relations'];
  const counts = await Promise.all(
    tables.map(async (table) => Number(((await shop.app.deps.db(table).count({ count: '*' }).first()) as { count: number }).count)),
  );
  return Object.fromEntries(tables.map((table, at) => [table, counts[at] ?? -1]));
}

const withQuery = (path: string, change: Record<string, string>): string => {
  const url = new URL(path, 'http://x');
  for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
  return url.pathname + url.search;
};

describe('hostile callbacks', () => {
  it('are all refused with 4xx, store nothing, and real ones are answered meanwhile', async () => {
    const { control } = shop.simulator;
    const person = control.createPerson({ name: '真顾客' });
    await control.follow(person.id);
    await control.addStaff(person.id, { userid: 'wu.an' });
    await settled(shop);
    const before = await everythingStored();
    const oa = lastPush('official-account');
    const wecom = lastPush('wecom');
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'A'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><xml><Encrypt>&b;</Encrypt></xml>`;
    const external = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>';

    const attacks: [string, string, string | Buffer][] = [
      ['no parameters', '/callbacks/official-account', oa.body],
      ['wrong signature', withQuery(oa.path, { msg_signature: '0'.repeat(40), signature: '0'.repeat(40) }), oa.body],
      ['old timestamp', withQuery(oa.path, { timestamp: '1500000000' }), oa.body],
      ['other nonce', withQuery(oa.path, { nonce: '1' }), oa.body],
      ['truncated cipher', oa.path, oa.body.replace(/(<Encrypt><!\[CDATA\[.{40}).*?(\]\]>)/s, '$1$2')],
      ['another account’s push', oa.path, wecom.body],
      ['the official account’s push at WeCom', wecom.path, oa.body],
      ['entity bomb', oa.path, bomb],
      ['external entity', oa.path, external],
      ['entity bomb at WeCom', wecom.path, bomb],
      [
        'invalid UTF-8',
        oa.path,
        Buffer.concat([Buffer.from('<xml><Encrypt>'), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('</Encrypt></xml>')]),
      ],
      ['not XML', oa.path, 'hello'],
      ['empty', oa.path, ''],
      ['deep nesting', oa.path, `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
      ['an unknown door', '/callbacks/nobody', oa.body],
      ['a door named like an object’s own parts', '/callbacks/constructor', oa.body],
      ['payment without a merchant', '/callbacks/wechat-pay', '{}'],
    ];
    for (const [name, path, body] of attacks) {
      const { status } = await send(path, body);
      expect(`${name}: ${status >= 400 && status < 500 ? 'refused' : status}`).toBe(`${name}: refused`);
    }
    expect((await send('/callbacks/official-account?signature=x&timestamp=1&nonce=2&echostr=3', '', 'GET')).status).toBe(400);
    expect(await everythingStored()).toEqual(before);
  });

  it('of 10 MB are cut off without being read', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const outgoing = request(
        `${shop.url}${lastPush('official-account').path}`,
        { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      outgoing.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
      );
      for (let chunk = 0; chunk < 160; chunk += 1) outgoing.write(Buffer.alloc(64 * 1024, 'a'));
      outgoing.end();
    });
    expect(status).toBe(413);
  });

  it('replayed from a good one are answered as before and change nothing', async () => {
    await settled(shop);
    const before = await everythingStored();
    for (const platform of ['official-account', 'wecom']) {
      const { path, body } = lastPush(platform);
      for (let time = 0; time < 3; time += 1) expect((await send(path, body)).status).toBe(200);
    }
    await settled(shop);
    expect(await everythingStored()).toEqual(before);
  });

  it('are still understood in plain and compatible mode when they are real', async () => {
    const { control } = shop.simulator;
    for (const mode of ['plain', 'compat', 'safe'] as const) {
      control.setMode({ oa: mode });
      const person = control.createPerson({ name: `模式${mode}` });
      const { delivery } = await control.follow(person.id);
      expect(`${mode} ${delivery?.status} ${delivery?.verdict}`).toBe(`${mode} 200 reply: text`);
      await eventually(
        `${mode} became a customer`,
        async () => (await shop.app.deps.db('identities').where({ value: person.oaOpenid }).first('value')) !== undefined,
      );
    }
    expect((await control.urlCheck({ platform: 'official-account' })).verdict).toBe('ok');
    expect((await control.urlCheck({ platform: 'wecom' })).verdict).toBe('ok');
    expect((await control.urlCheck({ platform: 'mini-program' })).verdict).toBe('ok');
  });
});
