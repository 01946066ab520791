import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { CustomerRow } from '../tables.ts';
import { getCustomer } from '../queries/get-customer.ts';
import { createCustomer, createRecord } from './create-customer.ts';
import { updateCustomer } from './update-customer.ts';

type Change = Parameters<typeof updateCustomer>[1]['change'];

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
const staff = (staffId: string, requestId = 'req_test'): Context => ({
  ...world.ctx(makeStaffActor('sales', { staffId, name: staffId, fields: { level: 'write', region: 'write', phone: 'write' } })),
  requestId,
});
beforeAll(async () => {
  world = await createTestDeps();
  admin = world.ctx(makeStaffActor('admin'));
  for (const id of ['stf_one', 'stf_two'])
    await world.deps.db('staff').insert({ id, userid: id, name: id, role: 'sales', active: 1, created_at: 1 });
});
afterAll(() => world.close());

const rowOf = async (id: string): Promise<CustomerRow | undefined> => world.deps.db<CustomerRow>('customers').where({ id }).first();
const outcome = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? error,
  );
const hanging = async (table: string, column: string, id: string): Promise<Record<string, unknown>[]> =>
  world.deps
    .db(table)
    .where({ [column]: id })
    .orderBy('id');

/** Every statement that reaches the database meanwhile. */
async function statements<T>(run: () => Promise<T>): Promise<{ sql: string[]; result: T }> {
  const sql: string[] = [];
  const note = (query: { sql: string }): void => void sql.push(query.sql);
  world.deps.db.on('query', note);
  const result = await run().finally(() => world.deps.db.off('query', note));
  return { sql, result };
}
const count = (sql: readonly string[], beginning: RegExp): number => sql.filter((it) => beginning.test(it)).length;

describe('edits of different customers that arrive together', () => {
  it('share a transaction, and each is on record in the name of who made it', async () => {
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, nth) => createCustomer(admin, { name: `同来${nth}`, ownerId: 'stf_one' })),
    );
    const { sql } = await statements(() =>
      Promise.all(
        ids.map((id, nth) =>
          updateCustomer(staff('stf_one', `req_${nth}`), { id, version: 1, change: { name: `改名${nth}`, level: nth % 4 } }),
        ),
      ),
    );
    expect(count(sql, /^update .customers/)).toBeLessThan(10);
    for (const [nth, id] of ids.entries()) {
      expect(await rowOf(id)).toMatchObject({
        name: `改名${nth}`,
        name_initials: expect.stringMatching(/^gm/),
        level: nth % 4,
        version: 2,
      });
      expect(await world.deps.db('customer_name_grams').where({ customer_id: id, gram: '改名' })).toHaveLength(1);
      const [made, edited] = await hanging('audit_log', 'subject_id', id);
      expect(made).toMatchObject({ action: 'customer.created', actor_id: 'stf_admin' });
      expect(edited).toMatchObject({ action: 'customer.edited', actor_id: 'stf_one', actor_name: 'stf_one', request_id: `req_${nth}` });
      expect((await hanging('timeline_entries', 'customer_id', id)).map((it) => [it.kind, it.staff_id])).toEqual([
        ['customer.created', 'stf_admin'],
        ['customer.edited', 'stf_one'],
      ]);
    }
  });

  it('fail each for its own reason, and only the one that has one', async () => {
    const make = (name: string, ownerId = 'stf_one'): Promise<string> => createCustomer(admin, { name, ownerId });
    const [plain, stale, twice, foreign, merged, kept] = await Promise.all([
      make('甲'),
      make('乙'),
      make('丙'),
      make('丁', 'stf_two'),
      make('戊'),
      make('己'),
    ]);
    await world.deps.db('customers').where({ id: merged }).update({ merged_into_id: kept, merged_at: 1 });
    const edit = (id: string, change: Change, version?: number): Promise<unknown> =>
      outcome(updateCustomer(staff('stf_one'), { id, version, change }));
    const outcomes = await Promise.all([
      edit(plain ?? '', { level: 1 }),
      edit(stale ?? '', { level: 1 }, 7),
      edit(foreign ?? '', { level: 1 }),
      edit('cus_0000000000000000000000NOBODY', { level: 1 }),
      edit(twice ?? '', { level: 1 }, 1),
      edit(twice ?? '', { level: 2 }, 1),
      edit(merged ?? '', { level: 3 }),
      edit(plain ?? '', { birthday: '2026-02-30' }),
      edit(plain ?? '', { taxId: 'x' }),
      edit(plain ?? '', { region: '330100' }),
    ]);
    expect(outcomes[4] === 'done' ? outcomes[5] : outcomes[4]).toBe('customer.changed_meanwhile');
    expect([outcomes[4], outcomes[5]]).toContain('done');
    expect(outcomes.toSpliced(4, 2)).toEqual([
      'done', 'customer.changed_meanwhile', 'customer.not_found', 'customer.not_found', 'done', 'request.invalid', 'customer.field_forbidden', 'done',
    ]); // prettier-ignore
    expect(await rowOf(plain ?? '')).toMatchObject({ level: 1, region: '330100', version: 3 });
    expect(await rowOf(stale ?? '')).toMatchObject({ level: 0, version: 1 });
    expect(await rowOf(foreign ?? '')).toMatchObject({ level: 0, version: 1 });
    expect(await rowOf(twice ?? '')).toMatchObject({ version: 2 });
    expect(await rowOf(kept ?? '')).toMatchObject({ level: 3, version: 2 }); // an old id leads to the record it became
    expect(await hanging('audit_log', 'subject_id', foreign ?? '')).toHaveLength(1);
  });

  it('come out as if each had been made by itself', async () => {
    const text = fc.constantFrom('王一', '王二', '李三', 'Amy', '欧阳锋');
    const change: fc.Arbitrary<Change> = fc.record(
      {
        name: text,
        email: fc.constantFrom('a@example.cn', 'b@example.cn', null),
        company: fc.constantFrom('甲公司', "O'Neil \\ Söhne", ''),
        region: fc.constantFrom('330100', '110000', null),
        birthday: fc.constantFrom('1990-01-02', null),
        gender: fc.constantFrom('male' as const, 'unknown' as const),
        level: fc.constantFrom(0, 1, 2),
        address: fc.constantFrom('文三路 1 号', ''),
      },
      { requiredKeys: [] },
    );
    const edits = fc.array(
      fc.record({ change, version: fc.constantFrom(undefined, 1, 2), by: fc.constantFrom('stf_admin', 'stf_one', 'stf_two') }),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    const actorOf = (by: string): Context => (by === 'stf_admin' ? admin : staff(by));
    const stored = async (id: string): Promise<unknown> => {
      const { id: _id, member_no: _no, created_at: _at, last_seen_at: _seen, ...row } = (await rowOf(id)) as CustomerRow;
      const sealed = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key.endsWith('_sealed') ? value !== null : value]));
      const part = async (table: string, column: string, keys: string[]): Promise<unknown[]> =>
        (await hanging(table, column, id)).map((it) => keys.map((key) => it[key]));
      return {
        sealed,
        grams: (await world.deps.db('customer_name_grams').where({ customer_id: id }).pluck<string[]>('gram')).sort(),
        timeline: await part('timeline_entries', 'customer_id', ['kind', 'data', 'staff_id', 'staff_name']),
        audit: await part('audit_log', 'subject_id', ['action', 'actor_id', 'detail', 'changes', 'sealed']),
        checks: (await part('duplicate_checks', 'customer_id', ['customer_id'])).length,
      };
    };
    await fc.assert(
      fc.asyncProperty(edits, async (edits) => {
        const make = (): Promise<string[]> =>
          Promise.all(edits.map((_, nth) => createCustomer(admin, { name: `孪生${nth}`, ownerId: nth % 2 ? 'stf_one' : 'stf_two' })));
        const [together, apart] = [await make(), await make()];
        const run = (ids: string[], nth: number): Promise<unknown> => {
          const { by, version, change } = edits[nth] as (typeof edits)[number];
          return outcome(updateCustomer(actorOf(by), { id: ids[nth] ?? '', version, change }));
        };
        const gathered = await Promise.all(edits.map((_, nth) => run(together, nth)));
        const single: unknown[] = [];
        for (const nth of edits.keys()) single.push(await run(apart, nth));
        expect(gathered).toEqual(single);
        for (const nth of edits.keys()) expect(await stored(together[nth] ?? '')).toEqual(await stored(apart[nth] ?? ''));
      }),
      { numRuns: 12 },
    );
  });

  it.runIf(process.env.TEST_ENGINE === 'mysql')('do not wait for a record that somebody else holds', async () => {
    const [held = '', ...others] = await Promise.all(Array.from({ length: 8 }, (_, nth) => createCustomer(admin, { name: `占用${nth}` })));
    let release = (): void => undefined;
    const isHeld = new Promise<void>((holding) => {
      void inTransaction(world.ctx(), async (ctx) => {
        await ctx.db('customers').where({ id: held }).forUpdate();
        holding();
        await new Promise<void>((resolve) => (release = resolve));
      });
    });
    await isHeld;
    let waited = false;
    const waiting = updateCustomer(admin, { id: held, change: { level: 1 } }).then(() => (waited = true));
    await Promise.all(others.map((id) => updateCustomer(admin, { id, change: { level: 1 } })));
    expect(waited).toBe(false);
    release();
    await waiting;
    expect(await rowOf(held)).toMatchObject({ level: 1, version: 2 });
  });
});

describe('records made at the same moment', () => {
  it('are answered as they are stored', async () => {
    const inputs = [
      { name: '单人', phone: '13900008900' },
      { name: '带标签', tags: ['新'] },
      { name: '无号', level: 2, birthday: '1990-01-02' },
    ];
    for (const made of await Promise.all(inputs.map((input) => createRecord(staff('stf_one'), input))))
      expect(await getCustomer(admin, made.row.id)).toEqual(made);
  });

  it('share a transaction; a number belongs to the first of them, and one that is somebody’s is refused alone', async () => {
    const known = await createCustomer(admin, { name: '早有', phone: '13900008000' });
    const phones = [
      ...Array.from({ length: 20 }, (_, nth) => `139000081${String(nth).padStart(2, '0')}`),
      '13900008100',
      '13900008000',
      undefined,
    ];
    const before = (await world.deps.db('customers').count({ n: '*' }).first()) as { n: number };
    const { sql, result } = await statements(() =>
      Promise.allSettled(
        phones.map((phone, nth) => createCustomer(staff(nth % 2 ? 'stf_one' : 'stf_two', `req_${nth}`), { name: `新客${nth}`, phone })),
      ),
    );
    const failed = result.flatMap((it, nth) => (it.status === 'rejected' ? [[nth, (it.reason as { code: string }).code]] : []));
    expect(failed).toHaveLength(2);
    expect(failed.map(([, code]) => code)).toEqual(['customer.phone_taken', 'customer.phone_taken']);
    expect([0, 20]).toContain(failed[0]?.[0]);
    expect(failed[1]?.[0]).toBe(21);
    expect(count(sql, /^insert into .customers/)).toBeLessThan(12);
    const after = (await world.deps.db('customers').count({ n: '*' }).first()) as { n: number };
    expect(Number(after.n) - Number(before.n)).toBe(21);
    expect((await rowOf(known))?.phone_masked).toBe('139****8000');
    for (const [nth, it] of result.entries()) {
      if (it.status === 'rejected') continue;
      const maker = nth % 2 ? 'stf_one' : 'stf_two';
      expect(await rowOf(it.value)).toMatchObject({ name: `新客${nth}`, owner_id: maker, created_by: maker, version: 1 });
      expect(await world.deps.db('customer_staff').where({ customer_id: it.value }).pluck('staff_id')).toEqual([maker]);
      expect(await hanging('audit_log', 'subject_id', it.value)).toMatchObject([
        { action: 'customer.created', actor_id: maker, request_id: `req_${nth}` },
      ]);
      expect(await hanging('timeline_entries', 'customer_id', it.value)).toMatchObject([{ kind: 'customer.created', staff_id: maker }]);
      expect(await hanging('duplicate_checks', 'customer_id', it.value)).toHaveLength(1);
      const links = await world.deps.db('identities').where({ customer_id: it.value }).pluck<string[]>('kind');
      expect(links).toEqual(phones[nth] ? ['typed_phone'] : []);
    }
  });
});
