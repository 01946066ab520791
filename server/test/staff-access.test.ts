import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWecom } from '../src/modules/team/index.ts';
import { post, signInStaff } from './client.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let admin: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop({ environment: { ADMIN_USERIDS: 'chen.li' } });
  admin = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const control = () => shop.simulator.control;
const team = async () => (await post(shop.url, 'staff.team.list', {}, admin)).data?.members ?? [];
const memberOf = async (userid: string) => {
  const found = (await team()).find((one) => one.userid === userid);
  if (!found) throw new Error(`${userid} is not in the team`);
  return found;
};
const statusOf = async (headers: Record<string, string>) => (await post(shop.url, 'staff.session.get', {}, headers)).status;

describe('who works here', () => {
  it('is mirrored from WeCom with departments', async () => {
    await post(shop.url, 'staff.team.mirror', {}, admin);
    await settled(shop);
    const { data } = await post(shop.url, 'staff.team.list', {}, admin);
    expect(data?.departments).toEqual([
      { id: 1, parentId: null, name: '总部' },
      { id: 2, parentId: 1, name: '杭州店' },
      { id: 3, parentId: 1, name: '南京店' },
      { id: 4, parentId: 2, name: '杭州店西湖柜台' },
    ]);
    expect((await memberOf('lin.xiao')).departments).toEqual([{ id: 4, name: '杭州店西湖柜台' }]);
  });

  it('a leaver loses access as soon as WeCom tells, and cannot come back in', async () => {
    await control().joinStaff({ userid: 'bald.weg', name: '小柯', departments: [2] });
    const headers = await signInStaff(shop, 'bald.weg');
    expect(await statusOf(headers)).toBe(200);
    await control().leaveStaff('bald.weg');
    await eventually('access is gone', async () => (await statusOf(headers)) === 401, 5_000);
    expect(await memberOf('bald.weg')).toMatchObject({ active: false, name: '小柯' });
    await expect(signInStaff(shop, 'bald.weg')).rejects.toThrow();
    await control().joinStaff({ userid: 'bald.weg', name: '小柯', departments: [3] });
    expect(await statusOf(await signInStaff(shop, 'bald.weg'))).toBe(200);
  });
});

describe('who sees whom', () => {
  it('a customer belongs to who added them first, and is seen by those in contact, until they part', async () => {
    const person = control().createPerson({ name: '何小满' });
    await control().addStaff(person.id, { userid: 'lin.xiao' });
    await control().addStaff(person.id, { userid: 'zhou.qi' });
    await settled(shop);
    const [lin, zhou, wu] = [await signInStaff(shop, 'lin.xiao'), await signInStaff(shop, 'zhou.qi'), await signInStaff(shop, 'wu.an')];
    const { db } = shop.app.deps;
    const link = (await db('identities').where({ kind: 'external_userid', value: person.externalUserid }).first()) as {
      customer_id: string;
    };
    const id = link.customer_id;
    const sees = async (headers: Record<string, string>) =>
      (await post(shop.url, 'staff.customers.timeline', { customerId: id }, headers)).status === 200;
    expect([await sees(lin), await sees(zhou), await sees(wu), await sees(admin)]).toEqual([true, true, false, true]);
    expect(await db('customers').where({ id }).first<object>('owner_id')).toEqual({ owner_id: (await memberOf('lin.xiao')).id });

    await control().deleteCustomer('zhou.qi', { personId: person.id });
    await settled(shop);
    expect([await sees(lin), await sees(zhou)]).toEqual([true, false]);
    await control().deleteCustomer('lin.xiao', { personId: person.id });
    await settled(shop);
    expect(await sees(lin)).toBe(true); // still the owner
  });

  it('a renamed member keeps customers and relations', async () => {
    await control().joinStaff({ userid: 'alt', name: '阿尔' });
    const person = control().createPerson({});
    await control().addStaff(person.id, { userid: 'alt' });
    await settled(shop);
    const before = await memberOf('alt');
    await control().updateStaff('alt', { newUserid: 'neu' });
    await settled(shop);
    expect((await memberOf('neu')).id).toBe(before.id);
    expect((await memberOf('neu')).customers).toBe(1);
    const relations = await shop.app.deps.db('wecom_relations').where({ external_userid: person.externalUserid });
    expect(relations.map((one: { userid: string }) => one.userid)).toEqual(['neu']);
  });

  it('live hints tell of visible customers only, and end with the session', async () => {
    const headers = await signInStaff(shop, 'zhou.qi');
    const [mine, others] = [control().createPerson({}), control().createPerson({})];
    await control().addStaff(mine.id, { userid: 'zhou.qi' });
    await control().addStaff(others.id, { userid: 'wu.an' });
    await settled(shop);
    const stream = await fetch(`${shop.url}/api/live`, { headers });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let heard = '';
    let over = false;
    const listening = (async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        heard += Buffer.from(value).toString();
      }
    })()
      .catch(() => undefined)
      .finally(() => (over = true));
    const idOf = async (person: { externalUserid: string }) =>
      ((await shop.app.deps.db('identities').where({ value: person.externalUserid }).first()) as { customer_id: string }).customer_id;
    await control().editCustomer('wu.an', { personId: others.id, remark: '别人的' });
    await control().editCustomer('zhou.qi', { personId: mine.id, remark: '我的' });
    const [mineId, othersId] = [await idOf(mine), await idOf(others)];
    await eventually('the hint about my own customer', async () => Promise.resolve(heard.includes(mineId)));
    await settled(shop);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(heard).not.toContain(othersId);

    await post(shop.url, 'staff.team.sign-out', { staffId: (await memberOf('zhou.qi')).id }, admin);
    shop.app.deps.live.publish(mineId);
    await eventually('the stream is cut off', async () => Promise.resolve(over));
    await listening;
  });
});

describe('sessions', () => {
  it('are listed, one can be ended elsewhere, and nobody ends somebody else’s', async () => {
    const [one, two] = [await signInStaff(shop, 'wu.an'), await signInStaff(shop, 'wu.an')];
    const { data } = await post(shop.url, 'staff.session.list', {}, one);
    const other = data?.sessions.find((session) => !session.current);
    expect([data?.sessions.filter((session) => session.current).length, (data?.sessions.length ?? 0) >= 2]).toEqual([1, true]);
    const mine = data?.sessions.find((session) => session.current)?.id ?? '';
    await post(shop.url, 'staff.session.revoke', { id: mine }, admin);
    expect(await statusOf(one)).toBe(200);
    await post(shop.url, 'staff.session.revoke', { others: true }, one);
    expect([await statusOf(one), await statusOf(two)]).toEqual([200, 401]);
    expect(other).toBeDefined();
  });

  it('signing out ends the session and takes session, refresh part and device from the browser', async () => {
    const headers = await signInStaff(shop, 'wu.an');
    const answer = await fetch(`${shop.url}/api/staff.session.end`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    const cleared = answer.headers.getSetCookie();
    for (const name of ['lianke_staff', 'lianke_refresh', 'lianke_device'])
      expect(cleared.find((cookie) => cookie.startsWith(`${name}=;`))).toMatch(/expires=Thu, 01 Jan 1970/i);
    expect(cleared.find((cookie) => cookie.startsWith('lianke_refresh='))).toContain('path=/auth/renew');
    expect(await statusOf(headers)).toBe(401);
  });
});

describe('a handover', () => {
  it('moves ownership here and contacts in WeCom; who takes over sees them, who gave does not', async () => {
    await control().joinStaff({ userid: 'gebende', name: '给', departments: [3] });
    const people = [control().createPerson({}), control().createPerson({}), control().createPerson({})];
    for (const person of people) await control().addStaff(person.id, { userid: 'gebende' });
    await settled(shop);
    await control().leaveStaff('gebende');
    await settled(shop);
    const [from, to] = [await memberOf('gebende'), await memberOf('lin.xiao')];
    expect([from.customers, from.active]).toEqual([3, false]);
    const { data, error } = await post(
      shop.url,
      'staff.team.hand-over',
      { fromStaffId: from.id, toStaffId: to.id, reason: '离职交接' },
      admin,
    );
    expect(error).toBeUndefined();
    await settled(shop);
    expect([(await memberOf('gebende')).customers, (await memberOf('lin.xiao')).customers]).toEqual([0, to.customers + 3]);
    const shown = async () => (await post(shop.url, 'staff.team.handovers', {}, admin)).data?.handovers.find((one) => one.id === data?.id);
    expect(await shown()).toMatchObject({ status: 'done', progress: { done: 3, total: 3 }, wecom: { waiting: 3, done: 0, refused: 0 } });

    await control().refuseTransfer(people[2]?.id ?? '');
    await control().settleTransfers({ all: true });
    await settled(shop);
    await checkWecom.run(shop.ctx(), {});
    expect(await shown()).toMatchObject({ wecom: { waiting: 0, done: 2, refused: 1 } });
    await settled(shop);
    const relations = await shop.app.deps
      .db('wecom_relations')
      .where({ userid: 'lin.xiao', status: 'active' })
      .whereIn('external_userid', people.map((person) => person.externalUserid)); // prettier-ignore
    expect(relations).toHaveLength(2);
  });
});
