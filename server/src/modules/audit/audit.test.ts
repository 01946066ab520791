import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleKey } from '@lianke/shared';
import { createTestDeps, eventually, startTestShop } from '../../../test/test-shop.ts';
import type { TestShop } from '../../../test/test-shop.ts';
import { post, signInStaff } from '../../../test/client.ts';
import { writeAudit } from '../../kernel/audit.ts';
import { recordView } from '../../kernel/audit-views.ts';
import type { Actor, Context } from '../../kernel/context.ts';
import { findRoleRights } from '../../kernel/http/staff-rights.ts';
import { blankCustomer } from '../customers/tables.ts';
import { listEntries } from './list-entries.ts';
import { listMyCustomersEntries } from './list-my-customers.ts';

type World = Awaited<ReturnType<typeof createTestDeps>>;
let world: World;
let clock = 1_800_000_000_000;
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => clock } });
});
afterAll(() => world.close());

let made = 0;
async function as(role: RoleKey, staffId = `stf_${(made += 1)}`): Promise<Context> {
  const rights = await findRoleRights(world.deps, role);
  const actor: Actor = {
    kind: 'staff',
    staffId,
    userid: staffId,
    name: `员工${staffId}`,
    role,
    permissions: rights.permissions,
    rows: rights.rows,
    fields: rights.fields,
    seesStaff: rights.rows === 'all' ? null : [staffId],
    sessionId: 'ses_1',
    accessUntil: Infinity,
  };
  return world.ctx(actor);
}
const staffIdOf = (ctx: Context): string => (ctx.actor.kind === 'staff' ? ctx.actor.staffId : '');

async function createCustomer(name: string, ownerId = ''): Promise<string> {
  const id = world.deps.ids.next('customer');
  await world.deps.db('customers').insert({
    ...blankCustomer,
    id,
    member_no: `8${world.deps.ids.digits(11)}`,
    name,
    owner_id: ownerId,
    created_at: clock,
    last_seen_at: clock,
  });
  if (ownerId) await world.deps.db('customer_staff').insert({ staff_id: ownerId, customer_id: id, kind: 'owner', since: clock });
  return id;
}
const about = (id: string): { kind: string; id: string } => ({ kind: 'customer', id });
const rowsAbout = (id: string): Promise<{ action: string }[]> =>
  world.deps.db('audit_log').where({ subject_id: id }).orderBy('id').select('action');

describe('a look at a customer', () => {
  it('is on record once for each member of staff in ten minutes', async () => {
    const [one, two] = [await as('admin'), await as('admin')];
    const id = await createCustomer('王小明');
    const look = (ctx: Context): Promise<void> => recordView(ctx, 'customer.viewed', about(id));
    await Promise.all([look(one), look(one), look(two)]);
    clock += 9 * 60_000;
    await look(one);
    expect(await rowsAbout(id)).toHaveLength(2);
    clock += 61_000;
    await look(one);
    expect(await rowsAbout(id)).toHaveLength(3);
  });

  it('of many people at once is written in a few statements, and all of them are there when they are answered', async () => {
    const ctx = await as('admin');
    let statements = 0;
    const count = (query: { sql: string }): void => void (/insert into .audit_log/.test(query.sql) && (statements += 1));
    world.deps.db.on('query', count);
    const ids = Array.from({ length: 100 }, (_, at) => `cus_many_${at}`);
    await Promise.all(ids.map((id) => recordView(ctx, 'customer.viewed', about(id))));
    world.deps.db.removeListener('query', count);
    expect(await world.deps.db('audit_log').whereIn('subject_id', ids).pluck('id')).toHaveLength(100);
    expect(statements).toBeLessThan(5);
  });

  it('is an error when it cannot be written, and is tried again the next time', async () => {
    const ctx = await as('admin');
    const broken = { ...ctx, requestId: null as unknown as string };
    await expect(recordView(broken, 'customer.viewed', about('cus_broken'))).rejects.toThrow();
    await recordView(ctx, 'customer.viewed', about('cus_broken'));
    expect(await rowsAbout('cus_broken')).toHaveLength(1);
  });
});

describe('the list', () => {
  it('pages through everything once, newest first, within the range asked for', async () => {
    const admin = await as('admin');
    const id = await createCustomer('分页客户');
    const from = clock;
    for (let at = 0; at < 25; at += 1) {
      if (at % 3 === 0) clock += 1; // several in the same millisecond
      await writeAudit(admin, 'test.page', about(id), { n: String(at) });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEntries(admin, { limit: 4, action: 'test.page', from, to: clock, ...(cursor ? { cursor } : {}) });
      seen.push(...page.entries.map((entry) => entry.detail.n ?? ''));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => String(24 - at)));
  });

  it('filters by member of staff and by customer, and says nothing of a deleted one', async () => {
    const [admin, other] = [await as('admin'), await as('admin')];
    const [one, two] = [await createCustomer('甲乙'), await createCustomer('丙丁')];
    await writeAudit(other, 'test.filter', about(one));
    await writeAudit(admin, 'test.filter', about(two));
    const ofStaff = await listEntries(admin, { limit: 10, staffId: staffIdOf(other) });
    expect(ofStaff.entries.map((entry) => [entry.subject.id, entry.actor.name])).toEqual([[one, `员工${staffIdOf(other)}`]]);
    await world.deps.db('customers').where({ id: two }).delete();
    const ofCustomer = await listEntries(admin, { limit: 10, customerId: two, action: 'test.filter' });
    expect(ofCustomer.entries.map((entry) => [entry.subject.id, entry.subject.name])).toEqual([[two, null]]);
  });

  it('shows an auditor names and values masked, and hidden fields not at all', async () => {
    const [admin, auditor] = [await as('admin'), await as('auditor')];
    const id = await createCustomer('欧阳小雨');
    await writeAudit(admin, 'customer.updated', about(id), {}, [
      { field: 'name', before: '欧阳雨', after: '欧阳小雨' },
      { field: 'phone', before: null, after: '138****1234' },
      { field: 'birthday', before: null, after: '1990-05-17' },
      { field: 'custom.cfd_gone', before: '秘密', after: null },
      { field: 'company', before: null, after: '大公司' },
    ]);
    const [entry] = (await listEntries(auditor, { limit: 1, customerId: id, action: 'customer.updated' })).entries;
    expect(entry?.subject.name).toBe('欧***');
    expect(entry?.changes).toEqual([
      { field: 'name', before: '欧**', after: '欧***' },
      { field: 'phone', before: null, after: '138****1234' },
      { field: 'birthday', before: null, after: '1990-**-**' },
      { field: 'custom.cfd_gone', before: '***', after: null },
      { field: 'company', before: null, after: '大公司' },
    ]);
  });

  it('leaves out customers that the caller may not see', async () => {
    const [admin, narrow] = [await as('admin'), await as('sales')];
    const [mine, foreign] = [await createCustomer('自己的', staffIdOf(narrow)), await createCustomer('别人的')];
    for (const id of [mine, foreign]) await writeAudit(admin, 'test.scope', about(id));
    await writeAudit(admin, 'test.scope', { kind: 'settings', id: 'shop' });
    const seen = (await listEntries(narrow, { limit: 10, action: 'test.scope' })).entries.map((entry) => entry.subject.id);
    expect(seen).toEqual(['shop', mine]);
  });

  it('puts the reading itself on record', async () => {
    const admin = await as('admin');
    await listEntries(admin, { limit: 1 });
    await listEntries(admin, { limit: 1 });
    expect(
      await world.deps
        .db('audit_log')
        .where({ action: 'audit.viewed', actor_id: staffIdOf(admin) })
        .pluck('subject_id'),
    ).toEqual(['all']);
  });
});

describe('who looked at my customers', () => {
  const all = async (ctx: Context, limit: number): Promise<string[]> => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMyCustomersEntries(ctx, { limit, ...(cursor ? { cursor } : {}) });
      seen.push(...page.entries.map((entry) => `${entry.actor.name} ${entry.action} ${entry.subject.name}`));
      cursor = page.next ?? undefined;
    } while (cursor);
    return seen;
  };

  it('names other staff’s doings with what is mine today, merged records too, and nothing else', async () => {
    const [me, other] = [await as('sales'), await as('admin')];
    const mine = await createCustomer('我的客户', staffIdOf(me));
    const lost = await createCustomer('并入的', '');
    await world.deps.db('customers').where({ id: lost }).update({ merged_into_id: mine });
    const foreign = await createCustomer('别人的');
    await writeAudit(other, 'test.first', about(lost));
    await writeAudit(other, 'customer.viewed', about(mine));
    await writeAudit(me, 'customer.viewed', about(mine));
    await writeAudit(world.ctx(), 'customer.merged', about(mine));
    await writeAudit(other, 'customer.viewed', about(foreign));
    const who = `员工${staffIdOf(other)}`;
    expect(await all(me, 1)).toEqual([`${who} customer.viewed 我的客户`, `${who} test.first 我的客户`]);
    expect((await listMyCustomersEntries(me, { limit: 10, customerId: foreign })).entries).toEqual([]);
    expect((await listMyCustomersEntries(me, { limit: 10, customerId: mine })).entries).toHaveLength(2);
  });

  it('finds the same by walking the record when there are many customers', async () => {
    const [me, other] = [await as('sales'), await as('admin')];
    const mine = await createCustomer('其中一个', staffIdOf(me));
    const ties = Array.from({ length: 1_001 }, (_, at) => ({
      staff_id: staffIdOf(me),
      customer_id: `cus_tie${at}`,
      kind: 'owner',
      since: clock,
    }));
    for (let at = 0; at < ties.length; at += 200) await world.deps.db('customer_staff').insert(ties.slice(at, at + 200));
    for (let at = 0; at < 5; at += 1) {
      clock += 1;
      await writeAudit(other, `test.walk${at}`, about(mine));
      await writeAudit(other, 'test.walk', about('cus_somebody'));
    }
    expect(await all(me, 2)).toEqual([4, 3, 2, 1, 0].map((at) => `员工${staffIdOf(other)} test.walk${at} 其中一个`));
  });
});

describe('the state of the chain', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await startTestShop();
  });
  afterAll(() => shop.close());

  it('is checked in the background and shows what was tampered with', async () => {
    const headers = await signInStaff(shop, 'chen.li');
    const check = async (): Promise<{ ok: boolean; problems: string[] }> => {
      const before = (await post(shop.url, 'staff.audit.chain', {}, headers)).data?.lastCheck?.at ?? 0;
      expect((await post(shop.url, 'staff.audit.check', {}, headers)).status).toBe(200);
      return eventually('a newer result', async () => {
        const { data } = await post(shop.url, 'staff.audit.chain', {}, headers);
        return data?.lastCheck && data.lastCheck.at > before && data.unsealed === 0 ? data.lastCheck : undefined;
      });
    };
    expect(await check()).toMatchObject({ ok: true, problems: [] });
    const row = (await shop.app.deps.db('audit_log').where({ sealed: 1 }).first()) as { id: string };
    await shop.app.deps.db('audit_log').where({ id: row.id }).update({ actor_id: 'stf_somebody' });
    const found = await check();
    expect(found.ok).toBe(false);
    expect(found.problems).toEqual([`#1 记录被改动 ${row.id}`]);
  });
});
