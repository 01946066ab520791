import { afterEach, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { sealedTables } from '../../app/sealed-tables.ts';
import { saveCustomValues } from '../../modules/customers/custom-fields/save-values.ts';
import type { CustomField } from '../../modules/customers/custom-fields/store.ts';
import { customIndexPurpose, customPlace } from '../../modules/customers/custom-fields/values.ts';
import { recordArrivals } from '../../modules/customers/index.ts';
import {
  emailColumns,
  normalPhone,
  phoneHeadIndexes,
  phoneKeys,
  phoneTailIndexes,
  taxIdColumns,
} from '../../modules/customers/personal-values.ts';
import { sealedPlace } from '../../modules/customers/tables.ts';
import { findLinks } from '../../modules/identity/index.ts';
import { rotate } from '../../tools/rotate-keys.ts';
import { writeAudit } from '../audit.ts';
import { sealWaiting } from '../audit-chain/seal-waiting.ts';
import { verifyChain } from '../audit-chain/verify-chain.ts';
import type { Context } from '../context.ts';
import { createSealing } from '../sealing.ts';
import { inTransaction } from '../transaction.ts';
import { findLeftovers } from './find-leftovers.ts';
import { columnsOf, rotateRow } from './rotate-row.ts';
import type { SealedTable, StoredRow } from './sealed-table.ts';

const keys = { k1: Buffer.alloc(32, 7).toString('base64'), k2: Buffer.alloc(32, 2).toString('base64') };
const ring = (...names: (keyof typeof keys)[]): string => names.map((name) => `${name}:${keys[name]}`).join(',');

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});
async function openWorld(): Promise<(dataKeys: string) => Context> {
  const world = await createTestDeps();
  close = world.close;
  return (dataKeys) => ({ ...world.ctx(), sealing: createSealing(dataKeys) });
}

const field = (id: string, personal: boolean): CustomField => ({
  id,
  label: id,
  type: 'text',
  options: [],
  requiredAt: 'never',
  unique: true,
  personal,
  memberAccess: 'none',
  defaultRight: 'read',
  position: 0,
  archived: false,
});
const secretField = field('cfd_secret', true);
const plainField = field('cfd_plain', false);

interface Person {
  id: string;
  phone: string;
  email: string;
  taxId: string;
  secret: string;
  plain: string;
}

let serial = 0;
/** A customer with a verified number, e-mail, tax id, and two unique fields of the shop, written under the ring's newest key. */
async function create(ctx: Context): Promise<Person> {
  const nth = (serial += 1);
  const phone = `138${String(nth).padStart(8, '0')}`;
  const openid = { kind: 'mini_openid' as const, appId: 'wx1', value: `o_${nth}` };
  const [arrived] = await recordArrivals(ctx, [{ keys: [openid, ...phoneKeys(ctx, phone)], at: 1_000 + nth, phone }]);
  const id = arrived?.customerId ?? '';
  const person = { id, phone, email: `P${nth}@example.cn`, taxId: `91330106MA2C${nth}`, secret: `秘密 ${nth}`, plain: `ABC${nth}` };
  await inTransaction(ctx, async (ctx) => {
    await ctx
      .db('customers')
      .where({ id })
      .update({ ...emailColumns(ctx, person.email), ...taxIdColumns(ctx, person.taxId) });
    await saveCustomValues(ctx, id, [
      { field: secretField, value: person.secret },
      { field: plainField, value: person.plain },
    ]);
  });
  return person;
}

/** Two people turn out to be one: links, numbers and values of both hang on the older, the snapshot holds both records. */
async function merge(ctx: Context, one: Person, two: Person): Promise<void> {
  await recordArrivals(ctx, [{ keys: [...phoneKeys(ctx, one.phone), ...phoneKeys(ctx, two.phone)], at: 9_000 }]);
}

/** Everything of this person is found and opens. */
async function check(ctx: Context, person: Person): Promise<void> {
  const [link] = await findLinks(ctx, phoneKeys(ctx, person.phone));
  expect(link, person.phone).toBeDefined();
  const live = await ctx.db('customers').where({ id: person.id }).first<{ id: string; merged_into_id: string | null }>();
  expect(link?.customerId).toBe(live.merged_into_id ?? live.id);
  const normal = normalPhone(person.phone);
  const { sealing, db } = ctx;
  const found = await db('customers')
    .whereIn('phone_tail_index', phoneTailIndexes(ctx, normal.slice(-4)))
    .whereIn('phone_head7', phoneHeadIndexes(ctx, normal.slice(0, 7)))
    .whereIn('email_index', sealing.blindIndexes(person.email.toLowerCase(), 'email'))
    .whereIn('tax_id_index', sealing.blindIndexes(person.taxId, 'tax-id'))
    .pluck<string[]>('id');
  expect(found).toContain(person.id);
  const row = (await db('customers').where({ id: person.id }).first()) as Record<string, string>;
  expect(sealing.open(row.phone_sealed ?? '', sealedPlace.phone)).toBe(normal);
  expect(sealing.open(row.email_sealed ?? '', sealedPlace.email)).toBe(person.email);
  if (live.merged_into_id !== null) return; // which of two unique values a merged record keeps is not ours to say
  const hashes = (it: CustomField, text: string): string[] => sealing.blindIndexes(text.toLowerCase(), customIndexPurpose(it.id));
  const values = await db('customer_field_values')
    .where({ field_id: secretField.id })
    .whereIn('value_index', hashes(secretField, person.secret))
    .pluck<string[]>('value_sealed');
  expect(values.map((value) => sealing.open(value, customPlace(secretField.id)))).toEqual([person.secret]);
  for (const [it, text] of [
    [secretField, person.secret],
    [plainField, person.plain],
  ] as const) {
    const owners = db('customer_field_uniques').where({ field_id: it.id }).whereIn('value_index', hashes(it, text));
    expect(await owners.pluck('customer_id')).toEqual([person.id]);
  }
}

const chainProblems = async (ctx: Context): Promise<unknown[]> => {
  const found: unknown[] = [];
  while ((await sealWaiting(ctx)) > 0);
  await verifyChain(ctx, (problem) => found.push(problem));
  return found;
};

class Killed extends Error {}
/** Ends the rotation when it prints something that matches: what was committed by then stays. */
async function rotateUntil(ctx: Context, kill: number): Promise<void> {
  let batches = 0;
  const dying = {
    ...ctx,
    db: Object.assign(((table: string) => ctx.db(table)) as typeof ctx.db, ctx.db, {
      transaction: async (run: (trx: typeof ctx.db) => Promise<unknown>) => {
        if ((batches += 1) > kill) throw new Killed();
        return ctx.db.transaction(run);
      },
    }),
  };
  await expect(rotate(dying, sealedTables, { say: () => undefined })).rejects.toBeInstanceOf(Killed);
}

describe('rotating the data keys', () => {
  it('keeps every value readable and findable, killed and resumed, with others writing meanwhile', async () => {
    const under = await openWorld();
    const old = under(ring('k1'));
    const people: Person[] = [];
    for (let at = 0; at < 230; at += 1) people.push(await create(old));
    for (const at of [0, 10, 220]) await merge(old, people[at] as Person, people[at + 1] as Person);
    await old.db('identities').where({ kind: 'phone' }).where('linked_at', '<', 1_100).update({ value_sealed: null }); // from before it was kept
    await writeAudit(old, 'test.before', { kind: 'customer', id: people[0]?.id ?? '' });
    while ((await sealWaiting(old)) > 0);
    const payload = old.sealing.seal('{"a":1}', 'inb_1');
    await old
      .db('inbox')
      .insert({ id: 'inb_1', platform: 'wecom', app_id: 'a', dedupe_key: 'd', lane: 'default', payload, next_at: 0, received_at: 0 });

    const both = under(ring('k1', 'k2')); // step 1: the new key is known everywhere, the old one still writes
    people.push(await create(both));
    const turned = under(ring('k2', 'k1')); // step 2: the new key writes
    people.push(await create(turned));
    await Promise.all(people.map((person) => check(turned, person)));

    await rotateUntil(turned, 3);
    let rotating = true;
    const writers = (async () => {
      while (rotating) {
        const late = await create(people.length % 2 === 0 ? turned : both); // `both`: a process nobody has restarted yet
        people.push(late);
        const other = people[people.length % 200] as Person;
        await turned.db('customers').where({ id: other.id }).update(emailColumns(turned, other.email));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const said: string[] = [];
    await rotate(turned, sealedTables, { say: () => undefined }).finally(() => (rotating = false));
    await writers;
    expect(await rotate(turned, sealedTables, { say: (line) => said.push(line) })).toBe(0); // what the old process wrote last
    expect(said.at(-1)).toMatch(/^可以从 DATA_KEYS 去掉：k1/);

    const fresh = under(ring('k2'));
    expect(await findLeftovers(fresh, ['k1'])).toEqual([]);
    await Promise.all(people.map((person) => check(fresh, person)));
    const snapshots = await fresh.db('customer_merges').select<{ id: string; snapshot: string }[]>('id', 'snapshot');
    expect(snapshots.length).toBeGreaterThanOrEqual(3);
    for (const { id, snapshot } of snapshots) expect(fresh.sealing.open(snapshot, id)).not.toMatch(/"k1\./);
    expect(fresh.sealing.open(((await fresh.db('inbox').first()) as { payload: string }).payload, 'inb_1')).toBe('{"a":1}');
    await writeAudit(fresh, 'test.after', { kind: 'customer', id: people[0]?.id ?? '' });
    expect(await chainProblems(fresh)).toEqual([]);
  }, 120_000);

  it('says that a key is still needed when a number behind a hash is not to be found', async () => {
    const under = await openWorld();
    const person = await create(under(ring('k1')));
    await under(ring('k1')).db('identities').update({ value_sealed: null });
    await under(ring('k1')).db('customers').where({ id: person.id }).update({ phone_sealed: null });
    const said: string[] = [];
    expect(await rotate(under(ring('k2', 'k1')), sealedTables, { say: (line) => said.push(line) })).toBe(1);
    expect(said.find((line) => line.endsWith('identities'))).toMatch(/^有 1 行仍离不开旧钥/);
    expect(said.at(-1)).toBe('还不能去掉：k1');
  });

  it('finds a value under an old key even in a column nobody told of', async () => {
    const under = await openWorld();
    const old = under(ring('k1'));
    await old.db('shop_settings').insert({ name: 'secret', value: old.sealing.seal('x', 'somewhere') });
    const said: string[] = [];
    expect(await rotate(under(ring('k2', 'k1')), sealedTables, { say: (line) => said.push(line) })).toBe(1);
    expect(said).toContain('还有 1 个值用着 k1：shop_settings.value');
  });

  it('says that a key is still needed for a value under it that lies inside another', async () => {
    const under = await openWorld();
    const old = under(ring('k1'));
    const answer = old.sealing.seal(JSON.stringify({ deep: [{ x: old.sealing.seal('x', 'somewhere') }] }), 'print');
    await old.db('idempotency_keys').insert({ actor: 'a', idem_key: 'b', fingerprint: 'print', answer, expires_at: 1 });
    const said: string[] = [];
    expect(await rotate(under(ring('k2', 'k1')), sealedTables, { say: (line) => said.push(line) })).toBe(1);
    expect(said.find((line) => line.endsWith('idempotency_keys'))).toMatch(/^有 1 行仍离不开旧钥/);
  });

  it('leaves a row alone that somebody wrote to since it was read', async () => {
    const under = await openWorld();
    const person = await create(under(ring('k1')));
    const turned = under(ring('k2', 'k1'));
    const it = sealedTables.find((table) => table.table === 'customers') as SealedTable;
    const read = (): Promise<StoredRow> =>
      turned
        .db('customers')
        .where({ id: person.id })
        .first(...columnsOf(it));
    const row = await read();
    await turned.db('customers').where({ id: person.id }).update(emailColumns(turned, 'new@example.cn'));
    expect(await rotateRow(turned, it, row)).toBe('missed');
    expect(turned.sealing.open((await read()).email_sealed as string, sealedPlace.email)).toBe('new@example.cn');
    expect(await rotateRow(turned, it, await read())).toBe('changed');
    expect(await rotateRow(turned, it, await read())).toBe('kept');
  });
});

describe('the list of sealed tables', () => {
  it('names every sealed column and look-up hash of the schema', async () => {
    const ctx = (await openWorld())(ring('k1'));
    const known = new Map(sealedTables.map((it) => [it.table, [...Object.keys(it.sealed), ...(it.hashes ?? [])]]));
    const missing: string[] = [];
    for (const table of await ctx.dialect.listTables(ctx.db)) {
      if (table.startsWith('audit_')) continue; // its secrets are turned by rotate-chain-keys, its `sealed` is a mark
      const columns = Object.keys(await ctx.db(table).columnInfo());
      for (const column of columns)
        if (/(^|_)sealed$|_index$|^phone_head/.test(column) && !known.get(table)?.includes(column)) missing.push(`${table}.${column}`);
    }
    expect(missing).toEqual([]);
    for (const it of sealedTables) {
      const columns = Object.keys(await ctx.db(it.table).columnInfo());
      expect(columns, it.table).toEqual(
        expect.arrayContaining([...it.key, ...Object.keys(it.sealed), ...(it.hashes ?? []), ...(it.needs ?? [])]),
      );
    }
  });
});
