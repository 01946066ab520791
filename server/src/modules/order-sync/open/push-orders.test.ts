import { randomBytes } from 'node:crypto';
import type { Input } from '@lianke/shared/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, signInStaff } from '../../../../test/client.ts';
import { signOpenCall } from '../../../../test/open-call.ts';
import type { Signing } from '../../../../test/open-call.ts';
import { startTestShop } from '../../../../test/test-shop.ts';
import type { TestShop } from '../../../../test/test-shop.ts';
import { sweepNonces } from './sweep-nonces.ts';

let shop: TestShop;
let admin: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  admin = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

let nth = 0;
async function newKey(): Promise<{ keyId: string; secret: string; sourceId: string }> {
  nth += 1;
  const source = await post(shop.url, 'staff.sync.save-source', { kind: 'open', name: `ERP ${nth}`, on: true }, admin);
  const sourceId = source.data?.source.id ?? '';
  const { data } = await post(shop.url, 'staff.open-keys.create', { sourceId, name: '服务器' }, admin);
  return { keyId: data?.key.id ?? '', secret: data?.secret ?? '', sourceId };
}

type Push = Input<'open.orders.push'>;
const orders = (...numbers: string[]): Push => ({
  orders: numbers.map((orderNo) => ({
    ...{ orderNo, updatedAt: 1_763_000_000_000, state: 'paid', createdAt: 1_762_999_000_000, paidAt: 1_763_000_000_000, paidFen: 5_000 },
    buyer: { phone: '13800138000', name: '孙三' },
    lines: [{ title: '白茶', unitFen: 2_500, quantity: 2, paidFen: 5_000 }],
  })),
});

interface PushAnswer {
  status: number;
  code: string | undefined;
  outcomes: string[] | undefined;
}

async function send(body: string, headers: Record<string, string>): Promise<PushAnswer> {
  const response = await fetch(`${shop.url}/api/open.orders.push`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { error?: { code: string }; data?: { orders: { outcome: string }[] } };
  return { status: response.status, code: answer.error?.code, outcomes: answer.data?.orders.map((it) => it.outcome) };
}
const push = (input: Push, signing: Signing, more: Record<string, string> = {}): Promise<PushAnswer> => {
  const body = JSON.stringify(input);
  return send(body, { ...signOpenCall(body, signing), ...more });
};

describe('a system with a key', () => {
  it('sends orders: new, then unchanged, then updated', async () => {
    const key = await newKey();
    expect(await push(orders('E1', 'E2'), key)).toEqual({ status: 200, code: undefined, outcomes: ['new', 'new'] });
    expect((await push(orders('E1', 'E2'), key)).outcomes).toEqual(['unchanged', 'unchanged']);
    const [first] = orders('E1').orders;
    const later = { orders: [{ ...first, updatedAt: 1_763_000_000_001, paidFen: 6_000 }] } as Push;
    expect((await push(later, key)).outcomes).toEqual(['updated']);
    const { data } = await post(shop.url, 'staff.sync.sources', {}, admin);
    expect(data?.sources.find((it) => it.id === key.sourceId)).toMatchObject({ orders: 2, paidFen: 11_000, run: null });
    const { data: keys } = await post(shop.url, 'staff.open-keys.list', {}, admin);
    expect(keys?.keys.find((it) => it.id === key.keyId)?.lastUsedAt).toBeGreaterThan(0);
    expect(JSON.stringify(keys)).not.toContain(key.secret);
  });

  it('has the same number as another system without meeting its order', async () => {
    expect((await push(orders('SAME'), await newKey())).outcomes).toEqual(['new']);
    expect((await push(orders('SAME'), await newKey())).outcomes).toEqual(['new']);
  });

  it('is answered from the first answer when it tries again with the same idempotency key and a new nonce', async () => {
    const key = await newKey();
    const once = { 'idempotency-key': 'erp-batch-0001' };
    expect((await push(orders('I1'), key, once)).outcomes).toEqual(['new']);
    expect((await push(orders('I1'), key, once)).outcomes).toEqual(['new']); // replayed: 'unchanged' would be a second look
    expect((await push(orders('I2'), key, once)).code).toBe('request.key_reused');
    expect((await push(orders('I1'), await newKey(), once)).outcomes).toEqual(['new']); // another system's key is another key
  });
});

describe('a call is refused', () => {
  it('without a signature, and with somebody’s session instead of one', async () => {
    const body = JSON.stringify(orders('N1'));
    expect(await send(body, { 'content-type': 'application/json' })).toMatchObject({ status: 401, code: 'auth.required' });
    expect(await send(body, { 'content-type': 'application/json', ...admin })).toMatchObject({ status: 401, code: 'auth.required' });
  });

  it('with any one byte of the body changed', async () => {
    const key = await newKey();
    const body = Buffer.from(JSON.stringify(orders('T1')));
    for (const at of [0, 12, Math.floor(body.length / 2), body.length - 1]) {
      const tampered = Buffer.from(body);
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      expect(await send(tampered.toString(), signOpenCall(body.toString(), key))).toMatchObject({
        status: 401,
        code: 'open.signature_invalid',
      });
    }
    expect(await send(`${body.toString()} `, signOpenCall(body.toString(), key))).toMatchObject({ code: 'open.signature_invalid' });
    expect(await shop.app.deps.db('orders').where({ source: `open:${key.sourceId}` })).toEqual([]);
  });

  it('signed for another path, with another secret, or by a key nobody gave out', async () => {
    const key = await newKey();
    const refused = { status: 401, code: 'open.signature_invalid' };
    expect(await push(orders('P1'), { ...key, path: '/api/staff.orders.list' })).toMatchObject(refused);
    expect(await push(orders('P1'), { ...key, secret: randomBytes(32).toString('base64url') })).toMatchObject(refused);
    expect(await push(orders('P1'), { ...key, secret: '' })).toMatchObject(refused);
    expect(await push(orders('P1'), { keyId: 'opk_00000000000000000000000000', secret: '' })).toMatchObject(refused);
  });

  it('with a header that is no signature', async () => {
    const body = JSON.stringify(orders('H1'));
    const good = signOpenCall(body, await newKey()).authorization ?? '';
    const broken = [
      good.replace('signature=', 'sig='),
      good.replace(/nonce="[^"]*"/, 'nonce="short"'),
      good.replace(/signature="../, 'signature="zz'),
      good.replace(/signature="../, 'signature="'),
      `${good},key="again"`,
      'LIANKE-HMAC-SHA256 ',
    ];
    for (const authorization of broken)
      expect(await send(body, { 'content-type': 'application/json', authorization })).toMatchObject({
        status: 401,
        code: 'open.signature_invalid',
      });
  });

  it('more than five minutes early or late', async () => {
    const key = await newKey();
    const now = Math.floor(Date.now() / 1000);
    for (const timestamp of [now - 310, now + 310])
      expect(await push(orders('C1'), { ...key, timestamp })).toMatchObject({ status: 401, code: 'open.timestamp_refused' });
    for (const timestamp of [now - 280, now + 280]) expect((await push(orders('C1'), { ...key, timestamp })).status).toBe(200);
  });

  it('a second time, even when both come at once; a bad signature uses no nonce up', async () => {
    const key = await newKey();
    const nonce = randomBytes(16).toString('hex');
    expect((await push(orders('R1'), { ...key, nonce, secret: 'guessed' })).code).toBe('open.signature_invalid');
    const both = await Promise.all([push(orders('R1'), { ...key, nonce }), push(orders('R1'), { ...key, nonce })]);
    expect(both.map((it) => it.code ?? 'done').sort()).toEqual(['done', 'open.replayed']);
    expect((await push(orders('R1'), { ...key, nonce })).status).toBe(409);
    expect((await push(orders('R1'), { ...(await newKey()), nonce })).status).toBe(200); // nonces are each key's own
  });

  it('from the moment its key is revoked or its source switched off', async () => {
    const key = await newKey();
    expect((await push(orders('V1'), key)).status).toBe(200);
    await post(shop.url, 'staff.open-keys.revoke', { id: key.keyId }, admin);
    expect(await push(orders('V2'), key)).toMatchObject({ status: 401, code: 'open.key_revoked' });
    const other = await newKey();
    const { data } = await post(shop.url, 'staff.sync.sources', {}, admin);
    const source = data?.sources.find((it) => it.id === other.sourceId);
    await post(shop.url, 'staff.sync.save-source', { id: other.sourceId, kind: 'open', name: source?.name ?? '', on: false }, admin);
    expect(await push(orders('V2'), other)).toMatchObject({ status: 401, code: 'open.key_revoked' });
    const actions = await shop.app.deps
      .db('audit_log')
      .where({ subject_kind: 'open_key', subject_id: key.keyId })
      .orderBy('id')
      .pluck('action');
    expect(actions).toEqual(['open_keys.created', 'open_keys.revoked']);
  });

  it('that says nothing of use, after its signature was found right', async () => {
    const key = await newKey();
    for (const body of ['{}', 'not json', '{"orders":[]}'])
      expect(await send(body, signOpenCall(body, key))).toMatchObject({ status: 400 });
  });
});

it('used nonces are forgotten after an hour, newer ones are not', async () => {
  const ctx = shop.ctx();
  const now = ctx.clock.now();
  const row = (nonce: string, at: number): object => ({ key_id: 'opk_sweep', nonce, at });
  await ctx.db('open_nonces').insert([row('n'.repeat(16), now - 3_700_000), row('m'.repeat(16), now - 3_500_000)]);
  await sweepNonces.run(ctx, {});
  expect(await ctx.db('open_nonces').where({ key_id: 'opk_sweep' }).pluck('nonce')).toEqual(['m'.repeat(16)]);
});
