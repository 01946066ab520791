import { contracts } from '@lianke/shared/contracts';
import { defaultRoles, errorCatalogue } from '@lianke/shared';
import type { Endpoint } from '@lianke/shared/endpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../src/app/modules.ts';
import { createActorFinder } from '../src/kernel/http/actors.ts';
import { createApi } from '../src/kernel/http/serve.ts';
import { openKeys } from '../src/modules/order-sync/index.ts';
import { logInMember, post, signInStaff } from './client.ts';
import { signOpenCall } from './open-call.ts';
import { startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let admin: Record<string, string>;
let colleague: Record<string, string>;
let member: Record<string, string>;
let key: { keyId: string; secret: string };
beforeAll(async () => {
  shop = await startTestShop();
  admin = await signInStaff(shop, 'chen.li');
  colleague = await signInStaff(shop, 'wu.an');
  member = await logInMember(shop, shop.simulator.control.createPerson({ name: '扫地僧' }).id);
  const source = await post(shop.url, 'staff.sync.save-source', { kind: 'open', name: 'ERP', on: true }, admin);
  const made = await post(shop.url, 'staff.open-keys.create', { sourceId: source.data?.source.id ?? '', name: '服务器' }, admin);
  key = { keyId: made.data?.key.id ?? '', secret: made.data?.secret ?? '' };
});
afterAll(() => shop.close());

async function ask(
  name: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string | undefined }> {
  const response = await fetch(`${shop.url}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const answer = (await response.json()) as { error?: { code: string; message: string; requestId: string } };
  if (answer.error)
    expect(answer.error).toMatchObject({
      message: errorCatalogue[answer.error.code as keyof typeof errorCatalogue].zh,
      requestId: expect.stringMatching(/^req_/) as unknown,
    });
  return { status: response.status, code: answer.error?.code };
}

const endpoints = Object.entries(contracts) as [string, Endpoint][];
const guarded = endpoints.filter(([, it]) => it.access.audience !== 'public');
const staffOnly = endpoints.flatMap(([name, it]) => (it.access.audience === 'staff' ? [{ name, permission: it.access.permission }] : []));

describe('every endpoint', () => {
  it.each(guarded)('%s asks who is calling', async (name) => {
    expect(await ask(name, '{}')).toEqual({ status: 401, code: 'auth.required' });
    expect((await ask(name, '{}', { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
    expect((await ask(name, '{}', { cookie: 'lianke_staff=forged', 'x-lianke-client': 'test' })).status).toBe(401);
  });

  it.each(guarded)('%s does not take the other audience’s session', async (name, { access }) => {
    const other = access.audience === 'staff' ? member : admin;
    expect((await ask(name, '{}', other)).status).toBe(401);
  });

  it.each(staffOnly)('$name is open to exactly the roles that hold $permission', async ({ name, permission }) => {
    const allowed = defaultRoles.sales.permissions.includes(permission);
    expect((await ask(name, '[]', colleague)).code).toBe(allowed ? 'request.invalid' : 'auth.forbidden');
  });

  it.each(endpoints)('%s refuses junk clearly', async (name, { access, input }) => {
    const ends = name.endsWith('session.end') || name.endsWith('session.logout'); // these would end the session the others use
    const session = ends ? {} : access.audience === 'staff' ? admin : access.audience === 'member' ? member : {};
    if (ends) return expect((await ask(name, '[]', access.audience === 'staff' ? admin : member)).status).toBe(400);
    const wrongFields = '{"limit":"many","id":7,"code":{},"text":[],"nickname":null,"base64":1,"url":0,"kind":"?","externalUserid":[]}';
    // An endpoint without input ignores unknown fields; every other one has to object to these.
    const wantsNothing = input.safeParse({ nobody: 'knows this' }).success && input.safeParse(JSON.parse(wrongFields)).success;
    for (const junk of ['[]', '"text"', 'not json', ...(wantsNothing ? [] : [wrongFields])])
      expect(
        `${junk} → ${JSON.stringify(await ask(name, junk, access.audience === 'open' ? signOpenCall(junk, key, name) : session))}`,
      ).toBe(`${junk} → ${JSON.stringify({ status: 400, code: 'request.invalid' })}`);
  });

  it('that writes with a cookie refuses a foreign page', async () => {
    const cookie = { cookie: admin.cookie ?? '' };
    expect(await ask('staff.settings.update', '{}', cookie)).toEqual({ status: 403, code: 'auth.origin_refused' });
    expect((await ask('staff.settings.update', '{}', { ...admin, origin: 'https://evil.example' })).code).toBe('auth.origin_refused');
  });

  it('must have a handler, and every handler a contract, or the server does not start', () => {
    const { deps } = shop.app;
    const actors = createActorFinder(deps);
    const { 'staff.session.get': _gone, ...fewer } = handlers;
    expect(() => createApi(deps, actors, contracts, fewer, openKeys)).toThrow('staff.session.get');
    expect(() => createApi(deps, actors, contracts, { ...handlers, 'staff.extra': async () => ({}) }, openKeys)).toThrow('staff.extra');
  });

  it('answers the same to a repeated idempotency key, and refuses the key for something else', async () => {
    const key = { ...admin, 'idempotency-key': 'sweep-0000-1111' };
    const body = (text: string): string => JSON.stringify({ shopName: text, oaWelcomeText: '', wecomWelcomeText: '' });
    expect((await ask('staff.settings.update', body('一号店'), key)).status).toBe(200);
    expect((await ask('staff.settings.update', body('一号店'), key)).status).toBe(200);
    expect((await ask('staff.settings.update', body('二号店'), key)).code).toBe('request.key_reused');
    expect(await shop.app.deps.db('audit_log').where({ action: 'settings.updated' }).select('id')).toHaveLength(1);
  });
});
