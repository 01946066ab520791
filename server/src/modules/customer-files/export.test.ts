import { customerFieldKeys } from '@lianke/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { actingAs } from '../../../test/test-staff.ts';
import type { Context } from '../../kernel/context.ts';
import { createCustomer } from '../customers/index.ts';
import { findCustomFields } from '../customers/custom-fields/store.ts';
import { downloadExport } from './exports/download-export.ts';
import { listExports } from './exports/export-store.ts';
import { startExport } from './exports/start-export.ts';
import { openTable } from '../../kernel/spreadsheets/read-table.ts';
import { sniffCsv } from '../../kernel/spreadsheets/sniff-csv.ts';
import { bufferSource } from '../../../test/byte-sources.ts';
import { exportFile, importFile, signedIn } from '../../../test/import-world.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  world = await createTestDeps();
  admin = await signedIn(world.deps, 'admin', '老板');
});
afterAll(() => world.close());

async function readAll(content: Buffer, format: 'csv' | 'xlsx'): Promise<Record<string, string>[]> {
  const source = bufferSource(content);
  const { columns, rows } = await openTable(source, format === 'csv' ? { format, ...(await sniffCsv(source)) } : { format });
  const all: Record<string, string>[] = [];
  for await (const { cells } of rows) all.push(Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])));
  return all;
}

const ask = (ctx: Context, columns: string[], more: object = {}): ReturnType<typeof startExport> =>
  startExport(ctx, { selection: { filter: [] }, columns, format: 'csv', reason: '对账', ...more });

describe('an export', () => {
  it('writes down who, why and what, opens its door once, and only to whoever asked', async () => {
    await createCustomer(admin, { name: '出口一', phone: '13911112222' });
    const { id, downloadUrl, total } = await ask(admin, ['name', 'phone']);
    expect(downloadUrl).toBe(`/downloads/exports/${id}`);
    expect(total.exact).toBe(true);
    const other = await signedIn(world.deps, 'admin');
    await expect(downloadExport(other, id)).rejects.toThrow('request.not_found');
    const { body, fileName } = await downloadExport(admin, id);
    expect(fileName).toMatch(/^客户-\d{12}\.csv$/);
    let text = '';
    for await (const piece of body) text += String(piece);
    expect(text).toContain('出口一,13911112222,');
    await expect(downloadExport(admin, id)).rejects.toThrow('request.not_found');
    const [listed] = (await listExports(admin, {})).exports;
    expect(listed).toMatchObject({ id, reason: '对账', columns: ['name', 'phone'], rows: total.count, status: 'done' });
    const actions = await admin.db('audit_log').where({ subject_id: id }).orderBy('id').pluck<string[]>('action');
    expect(actions).toEqual(['customers.export_started', 'customers.exported']);
  });

  it('closes its door after ten minutes', async () => {
    const { id } = await ask(admin, ['name']);
    await admin
      .db('customer_exports')
      .where({ id })
      .update({ expires_at: admin.clock.now() - 1 });
    await expect(downloadExport(admin, id)).rejects.toThrow('request.not_found');
    expect((await listExports(admin, {})).exports[0]?.status).toBe('cancelled');
  });

  it('counts as failed when it is cut off', async () => {
    const { id } = await ask(admin, ['name']);
    const { body } = await downloadExport(admin, id);
    for await (const _ of body) break;
    await expect.poll(async () => (await listExports(admin, {})).exports.find((it) => it.id === id)?.status).toBe('failed');
  });

  it('marks every row of a CSV and the workbook of an xlsx', async () => {
    await createCustomer(admin, { name: '有标记' });
    const [csv] = await readAll(await exportFile(admin, ['name']), 'csv');
    expect(csv?.['导出标记']).toMatch(/^exp_\w{26} 老板$/);
    const xlsx = await exportFile(admin, ['name'], 'xlsx');
    expect(Object.keys((await readAll(xlsx, 'xlsx'))[0] ?? {})).toEqual(['姓名']);
    expect(xlsx.includes('docProps/core.xml')).toBe(true);
  });

  it('cannot make a spreadsheet run anything', async () => {
    await createCustomer(admin, { name: '=HYPERLINK("http://evil")', company: '+1+1' });
    const text = (await exportFile(admin, ['name', 'company'])).toString();
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")",'+1+1`);
    for (const line of text.split('\r\n').slice(1)) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@]/);
  });

  it('gives each role what it may read: in full, masked and called so, or not at all', async () => {
    await createCustomer(admin, { name: '王小明', phone: '13822223333', email: 'wang@x.cn', birthday: '1990-05-17' });
    const reader = await signedIn(world.deps, 'auditor');
    const rights = {
      permissions: ['self', 'customers.read', 'customers.export'],
      rows: 'all',
      fields: { name: 'masked', birthday: 'masked', phone: 'masked', email: 'hidden' },
    };
    await admin.db('roles').insert({ role_key: 'auditor', rights: JSON.stringify(rights), updated_at: 1 });
    const auditor = await actingAs(world, reader.actor.staffId);
    const rows = await readAll(await exportFile(auditor, ['name', 'phone', 'birthday']), 'csv');
    expect(rows.find((row) => row['手机号（脱敏）'] === '138****3333')).toMatchObject({
      '姓名（脱敏）': '王**',
      '生日（脱敏）': '1990-**-**',
    });
    expect(JSON.stringify(rows)).not.toContain('13822223333');
    await expect(ask(auditor, ['email'])).rejects.toThrow('customer.field_forbidden');
    await expect(ask(admin, ['identities'])).rejects.toThrow('customer.field_forbidden');
    // Rights taken away between asking and downloading count.
    const { id } = await ask(auditor, ['phone']);
    await admin
      .db('roles')
      .where({ role_key: 'auditor' })
      .update({ rights: JSON.stringify({ ...rights, fields: { phone: 'hidden' } }) });
    await expect(downloadExport(await actingAs(world, reader.actor.staffId), id)).rejects.toThrow('customer.field_forbidden');
  });

  it('gives people who see only their own customers only those', async () => {
    const seller = await signedIn(world.deps, 'sales');
    const { staffId } = seller.actor;
    await createCustomer(admin, { name: '小店的', ownerId: staffId });
    expect((await readAll(await exportFile(seller, ['name']), 'csv')).map((row) => row['姓名'])).toEqual(['小店的']);
  });
});

const fieldTypes = ['text', 'number', 'money', 'date', 'single', 'multi', 'bool', 'region', 'staff'] as const;
const options = ['甲', '乙、丙', 'C,D', '"E"', '=F'];

async function addFields(): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [position, type] of [...fieldTypes, 'personal' as const].entries()) {
    const id = admin.ids.next('customField');
    ids[type] = id;
    const personal = type === 'personal';
    await admin.db('custom_fields').insert({
      id,
      label: `自定${type}`,
      type: personal ? 'text' : type,
      options: JSON.stringify(type === 'single' || type === 'multi' ? options : []),
      required_at: 'never',
      is_unique: personal ? 1 : 0,
      personal: Number(personal),
      member_access: 'none',
      default_right: 'read',
      position,
      archived: 0,
      created_at: 1,
    });
  }
  admin.live.publish('custom-fields');
  return ids;
}

const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom('王小明', '李😀', 'O"Neil, Jr', '=1+1', '007', "'x", '-5', 'a、b', '<b>&', '\\', 'x\ny', '1e5', '+86'),
  )
  .map((text) => text.replace(/[\u0000]|\p{Surrogate}/gu, '').trim())
  .filter((text) => text !== '' && [...text].length <= 30);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const peopleFor = (ids: Record<string, string>): fc.Arbitrary<object> =>
  fc.record(
    {
      name: words,
      phone: maybe(fc.integer({ min: 0, max: 99_999_999 }).map((digits) => `137${String(digits).padStart(8, '0')}`)),
      email: maybe(fc.integer({ min: 0, max: 10 ** 9 }).map((nth) => `A.${nth}@x.cn`)),
      address: maybe(words),
      company: maybe(words),
      gender: maybe(fc.constantFrom('male', 'female', 'unknown')),
      birthday: maybe(days),
      region: maybe(fc.constantFrom('330100', '110000', '330106')),
      level: maybe(fc.integer({ min: 0, max: 9 })),
      ownerId: maybe(fc.constant(admin.actor.staffId)),
      tags: fc.uniqueArray(words, { maxLength: 4 }),
      custom: fc
        .record({
          text: maybe(words),
          number: maybe(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((number) => number / 10_000)),
          money: maybe(fc.integer({ min: -(10 ** 10), max: 10 ** 10 })),
          date: maybe(days),
          single: maybe(fc.constantFrom(...options)),
          multi: maybe(fc.uniqueArray(fc.constantFrom(...options), { minLength: 1 })),
          bool: maybe(fc.boolean()),
          region: maybe(fc.constantFrom('330100', '710000')),
          staff: maybe(fc.constant(admin.actor.staffId)),
          personal: maybe(fc.uuid()),
        })
        .map((values) =>
          Object.fromEntries(
            Object.entries(values).flatMap(([type, value]) => (value === undefined ? [] : [[ids[type] ?? '', value as unknown]])),
          ),
        ),
    },
    { noNullPrototype: true },
  );

/** Everything that an export can tell, opened and in a fixed order. */
async function dump(): Promise<unknown> {
  const { db, sealing } = admin;
  const rows = await db('customers').orderBy('id').select<Record<string, unknown>[]>('*');
  const opened = (value: unknown, place: string): unknown => (typeof value === 'string' ? sealing.open(value, place) : value);
  return {
    customers: rows.map(({ created_by: _, version: _1, name_rank: _2, ...row }) => ({
      ...row,
      phone_sealed: opened(row.phone_sealed, 'customer.phone'),
      email_sealed: opened(row.email_sealed, 'customer.email'),
      address_sealed: opened(row.address_sealed, 'customer.address'),
    })),
    tags: await db('customer_tags').orderBy(['customer_id', 'tag_id']).select('customer_id', 'source', 'tag_id', 'name'),
    values: (await db('customer_field_values').orderBy(['customer_id', 'field_id', 'nth']).select<Record<string, unknown>[]>('*')).map(
      (row) => ({
        ...row,
        value_sealed: opened(row.value_sealed, `customer.${String(row.field_id)}`),
      }),
    ),
    uniques: await db('customer_field_uniques').orderBy(['field_id', 'value_index']).select('*'),
    identities: await db('identities').orderBy(['kind', 'value']).select('kind', 'app_id', 'value', 'customer_id'),
    grams: await db('customer_name_grams').orderBy(['customer_id', 'gram']).select('*'),
    owners: await db('customer_staff').orderBy('customer_id').select('customer_id', 'staff_id', 'kind'),
  };
}

const wiped = [
  'customers',
  'customer_tags',
  'customer_field_values',
  'customer_field_uniques',
  'identities',
  'customer_name_grams',
  'customer_staff',
  'timeline_entries',
];
async function wipe(): Promise<void> {
  for (const table of wiped) await admin.db(table).delete();
}

describe('export, wipe, import', () => {
  it.each(['csv', 'xlsx'] as const)('three times over gives the very same customers (%s)', async (format) => {
    await wipe();
    await admin.db('custom_fields').delete();
    const ids = await addFields();
    expect((await findCustomFields(admin)).length).toBe(10);
    const people =
      fc.sample(
        fc.uniqueArray(peopleFor(ids), { selector: (it) => (it as { phone?: string }).phone ?? it, minLength: 60, maxLength: 60 }),
        1,
      )[0] ?? [];
    for (const person of people) await createCustomer(admin, JSON.parse(JSON.stringify(person)) as { name: string });
    const some = await admin.db('customers').orderBy('id').limit(6).pluck<string[]>('id');
    await admin.db('customers').where({ id: some[0] }).update({
      external_key: 'OLD-001',
      avatar_url: 'https://x.cn/a.png',
      orders_count: 3,
      paid_total_fen: 123_456_789,
      last_order_at: 1_700_000_000_123,
    });
    await admin
      .db('customers')
      .where({ id: some[1] })
      .update({ channel_kind: 'oa_qr', channel_key: 'store|1', channel_name: '一店、门口' });
    await admin.db('customers').where({ id: some[2] }).update({ channel_kind: 'mini_program' });
    await admin.db('customers').where({ id: some[3] }).update({ name: '', name_initials: '' });
    await admin.db('customer_name_grams').where({ customer_id: some[3] }).delete();
    const first = await dump();
    const columns = [
      ...customerFieldKeys.filter((key) => key !== 'identities' && key !== 'timeline'),
      ...['id', 'externalKey', 'avatarUrl'],
      ...Object.values(ids).map((id) => `custom.${id}`),
    ];
    for (let round = 1; round <= 3; round += 1) {
      const file = await exportFile(admin, columns, format);
      await wipe();
      const done = await importFile(admin, file, { matchBy: 'id', fileName: `客户.${format}` });
      expect(done.counts).toEqual({ new: people.length, update: 0, duplicate: 0, error: 0 });
      expect(await dump(), `round ${round}`).toEqual(first);
    }
  });
});
