import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { actingAs } from '../../../test/test-staff.ts';
import type { Context } from '../../kernel/context.ts';
import { readCount } from '../../kernel/db/kept-count.ts';
import { recordArrivals, updateCustomer } from '../customers/index.ts';
import { phoneKeys } from '../customers/personal-values.ts';
import type { CustomerRow } from '../customers/tables.ts';
import { downloadBadRows } from './imports/download-bad-rows.ts';
import { chunkRows } from './imports/jobs/mapped-file.ts';
import { runImport } from './imports/jobs/run-import.ts';
import { undoImport } from './imports/jobs/undo-import.ts';
import { getBadRows, getImport, listImports } from './imports/list-imports.ts';
import { pauseRun, startCheck, startRun, startUndo } from './imports/steps.ts';
import { addPart, beginImport } from './imports/upload.ts';
import { check, importFile, signedIn, undo, upload, work } from '../../../test/import-world.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  world = await createTestDeps();
  admin = await signedIn(world.deps, 'admin', '管理员甲');
});
afterAll(() => world.close());

let head = 1_380_000;
/** Every test has phone numbers of its own. */
let phone: (nth: number) => string;
beforeEach(() => {
  head += 1;
  const mine = head;
  phone = (nth) => `${mine}${String(nth).padStart(4, '0')}`;
});

const customer = async (name: string): Promise<CustomerRow> =>
  (await admin.db<CustomerRow>('customers').where({ name }).first()) as CustomerRow;
const lines = (rows: string[][]): string => rows.map((row) => row.join(',')).join('\n');

/** Dies in the middle of every second chunk, after most of its rows are written. */
function mortal(): Context {
  const ctx = world.ctx();
  let counts = 0;
  const next: Context['ids']['next'] = (kind) => {
    if (kind === 'claim') counts += 1; // each chunk counts its records once, late in its transaction
    if (kind === 'claim' && counts % 2 === 0) throw new Error('the power went');
    return ctx.ids.next(kind);
  };
  return { ...ctx, ids: { ...ctx.ids, next } };
}

describe('an import', () => {
  it('shows the columns with what is in them and what each probably is', async () => {
    const view = await upload(admin, `姓名,手机号,不认识\n张三,${phone(1)},x\n李四,${phone(2)},y\n`);
    expect(view.status).toBe('preparing');
    expect(view.columns).toEqual([
      { name: '姓名', samples: ['张三', '李四'] },
      { name: '手机号', samples: [phone(1), phone(2)] },
      { name: '不认识', samples: ['x', 'y'] },
    ]);
    expect(view.mapping).toEqual({ 姓名: 'name', 手机号: 'phone' });
    const stored = await admin.db('customer_imports').where({ id: view.id }).first<{ columns_sealed: string }>();
    expect(stored.columns_sealed).not.toContain(phone(1));
  });

  it('makes records with everything a row says', async () => {
    const file = lines([
      ['姓名', '手机号', '邮箱', '地址', '税号', '单位名称', '性别', '生日', '城市', '等级', '负责人', '标签', '建档时间', '外部编号'],
      [
        '钱多多',
        phone(1),
        'Q@x.cn',
        '浙江省杭州市西湖区1号',
        '91330106MA2CXXXX8K',
        '钱庄',
        '女',
        '1990/5/17',
        '杭州',
        '金卡会员',
        '管理员甲',
        '老客户、VIP',
        '2020-01-02 03:04:05',
        'A-1',
      ],
    ]);
    const done = await importFile(admin, file);
    expect(done.counts).toEqual({ new: 1, update: 0, duplicate: 0, error: 0 });
    const row = await customer('钱多多');
    expect(row).toMatchObject({
      name_initials: 'qdd',
      phone_masked: `${phone(1).slice(0, 3)}****${phone(1).slice(-4)}`,
      email_masked: '***@x.cn',
      company: '钱庄',
      gender: 2,
      birthday_on: '1990-05-17',
      region: '330100',
      level: 2,
      owner_id: admin.actor.staffId,
      created_at: Date.UTC(2020, 0, 1, 19, 4, 5),
      external_key: 'A-1',
      created_by: done.id,
    });
    expect(admin.sealing.open(row.phone_sealed ?? '', 'customer.phone')).toBe(phone(1));
    expect(await admin.db('customer_tags').where({ customer_id: row.id }).orderBy('name').pluck('name')).toEqual(['VIP', '老客户']);
    expect(await admin.db('identities').where({ customer_id: row.id }).pluck('kind')).toEqual(['typed_phone']);
    expect(await admin.db('customer_staff').where({ customer_id: row.id }).pluck('kind')).toEqual(['owner']);
    expect(await admin.db('customer_name_grams').where({ customer_id: row.id }).pluck('gram')).toContain('钱多');
    expect(await admin.db('timeline_entries').where({ customer_id: row.id }).pluck('kind')).toEqual(['customer.imported']);
    expect(await admin.db('customer_import_parts').where({ import_id: done.id })).toEqual([]);
  });

  it('guesses the region from the number where the file names none', async () => {
    const number = '13805718765';
    await importFile(admin, `姓名,手机号\n归属地,${number}\n`, { fillRegion: true });
    expect((await customer('归属地')).region).toBe('330100');
  });

  it('tells beforehand exactly what it will do: new, changed, double, wrong', async () => {
    await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['先来的', phone(1)],
      ]),
    );
    const before = await readCount(admin, 'customers');
    const file = lines([
      ['姓名', '手机号', '生日'],
      ['改名了', phone(1), ''],
      ['新来的', phone(2), '1990-01-01'],
      ['又来了', phone(2), ''],
      ['错日子', phone(3), '1990-02-30'],
      ['错号码', '12', ''],
      ['', '', '2000-01-01'],
      ['没号码', '', ''],
    ]);
    const checked = await check(admin, await upload(admin, file));
    expect(checked.counts).toEqual({ new: 2, update: 1, duplicate: 1, error: 3 });
    expect(await readCount(admin, 'customers')).toBe(before);
    expect((await customer('先来的')).version).toBe(1);
    expect((await getBadRows(admin, { id: checked.id })).rows).toEqual([
      { line: 4, reason: '和前面的一行重复', column: null, values: ['又来了', phone(2), ''] },
      { line: 5, reason: '日期看不懂，请写成 2026-11-22', column: '生日', values: ['错日子', phone(3), '1990-02-30'] },
      { line: 6, reason: '手机号格式不对', column: '手机号', values: ['错号码', '12', ''] },
      { line: 7, reason: '姓名、手机号等都是空的', column: null, values: ['', '', '2000-01-01'] },
    ]);
    await startRun(admin, { id: checked.id });
    const done = await work(admin, checked.id, runImport);
    expect(done.counts).toEqual(checked.counts);
    expect(await readCount(admin, 'customers')).toBe(before + 2);
    expect(await customer('改名了')).toMatchObject({ version: 2 });
  });

  it('finds doubles across chunks as well', async () => {
    const many = Array.from({ length: chunkRows + 5 }, (_, at) => [`第${at}位`, phone(at)]);
    const done = await importFile(admin, lines([['姓名', '手机号'], ...many, ...many.slice(0, 3), ['末位', phone(chunkRows + 2)]]));
    expect(done.counts).toEqual({ new: chunkRows + 5, update: 0, duplicate: 4, error: 0 });
  });

  it('leaves known customers alone when asked to', async () => {
    await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['不许改', phone(1)],
      ]),
    );
    const done = await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['想改名', phone(1)],
        ['新的人', phone(2)],
      ]),
      { onMatch: 'skip' },
    );
    expect(done.counts).toEqual({ new: 1, update: 0, duplicate: 1, error: 0 });
    expect((await customer('不许改')).version).toBe(1);
  });

  it('updates only what differs, and says on the record what it was, masked', async () => {
    await importFile(
      admin,
      lines([
        ['姓名', '手机号', '性别', '标签'],
        ['赵小云', phone(1), '男', '老客户'],
      ]),
    );
    const { id } = await customer('赵小云');
    const same = await importFile(
      admin,
      lines([
        ['姓名', '手机号', '性别', '标签'],
        ['赵小云', phone(1), '男', '老客户'],
      ]),
    );
    expect(same.counts.update).toBe(1);
    expect((await customer('赵小云')).version).toBe(1);
    await importFile(
      admin,
      lines([
        ['姓名', '手机号', '标签'],
        ['赵子龙', phone(1), '新客户'],
      ]),
    );
    expect(await customer('赵子龙')).toMatchObject({ id, version: 2, gender: 1 });
    expect(await admin.db('customer_tags').where({ customer_id: id }).pluck('name')).toEqual(['新客户']);
    const audit = await admin.db('audit_log').where({ subject_id: id, action: 'customer.imported' }).first<{ changes: string }>();
    expect(JSON.parse(audit.changes)).toEqual([
      { field: 'name', before: '赵**', after: '赵**' },
      { field: 'tags', before: '老客户', after: '新客户' },
    ]);
  });

  it('takes no number away from anybody, verified or typed', async () => {
    const at = world.deps.clock.now();
    const [verified] = await recordArrivals(world.ctx(), [
      { keys: phoneKeys(admin, phone(9)).slice(0, 1), at, phone: phone(9), name: { text: '验证过', rank: 'mini' } },
    ]);
    const keyed = lines([
      ['外部编号', '姓名', '手机号'],
      ['K1', '甲', phone(1)],
      ['K2', '乙', phone(2)],
    ]);
    await importFile(admin, keyed, { matchBy: 'externalKey' });
    const change = lines([
      ['外部编号', '姓名', '手机号'],
      ['K1', '甲', phone(2)],
      ['K3', '丙', phone(9)],
    ]);
    const done = await importFile(admin, change, { matchBy: 'externalKey' });
    expect(done.counts).toEqual({ new: 0, update: 0, duplicate: 0, error: 2 });
    expect((await getBadRows(admin, { id: done.id })).rows.map((row) => row.reason)).toEqual([
      '手机号已经属于另一位客户',
      '手机号已经属于另一位客户',
    ]);
    // The verified one is found by the number, but keeps it.
    const matched = await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['新名字', phone(9)],
      ]),
    );
    expect(matched.counts.update).toBe(1);
    await admin.db('customers').where({ id: verified?.customerId }).update({ external_key: 'K9' });
    const moved = await importFile(
      admin,
      lines([
        ['外部编号', '手机号'],
        ['K9', phone(8)],
      ]),
      { matchBy: 'externalKey' },
    );
    expect((await getBadRows(admin, { id: moved.id })).rows.map((row) => row.reason)).toEqual(['客户在微信验证过的手机号不能改']);
  });

  it('goes on exactly where it was after being stopped anywhere', async () => {
    const count = 3 * chunkRows + 7;
    const file = lines([['姓名', '手机号'], ...Array.from({ length: count }, (_, at) => [`连${head}第${at}`, phone(at)])]);
    const checked = await check(admin, await upload(admin, file));
    await startRun(admin, { id: checked.id });
    const { run } = (await admin.db('customer_imports').where({ id: checked.id }).first()) as { run: number };
    let deaths = 0;
    const dying = mortal();
    for (let tries = 0; tries < 6; tries += 1)
      await runImport.run(dying, { importId: checked.id, run }).catch((error: Error) => {
        expect(error.message).toBe('the power went');
        deaths += 1;
      });
    expect(deaths).toBe(3);
    expect(await getImport(admin, { id: checked.id })).toMatchObject({
      status: 'done',
      counts: checked.counts,
      progress: { done: count, total: count },
    });
    const names = await admin.db('customers').where('name', 'like', `连${head}第%`).pluck<string[]>('name');
    expect([names.length, new Set(names).size]).toEqual([count, count]);
  });

  it('changes nothing when run twice at once', async () => {
    const count = 2 * chunkRows;
    const file = lines([['姓名', '手机号'], ...Array.from({ length: count }, (_, at) => [`双${head}第${at}`, phone(at)])]);
    const checked = await check(admin, await upload(admin, file));
    await startRun(admin, { id: checked.id });
    await Promise.all([work(admin, checked.id, runImport), work(admin, checked.id, runImport)]);
    await work(admin, checked.id, runImport);
    expect(await getImport(admin, { id: checked.id })).toMatchObject({ status: 'done', counts: { new: count, duplicate: 0 } });
    expect(await admin.db('customers').where('name', 'like', `双${head}第%`).pluck('id')).toHaveLength(count);
  });

  it('pauses and goes on', async () => {
    const file = lines([['姓名', '手机号'], ...Array.from({ length: 10 }, (_, at) => [`停${head}第${at}`, phone(at)])]);
    const checked = await check(admin, await upload(admin, file));
    await startRun(admin, { id: checked.id });
    expect((await pauseRun(admin, { id: checked.id })).status).toBe('paused');
    expect(await work(admin, checked.id, runImport)).toMatchObject({ status: 'paused', progress: { done: 0 } });
    await startRun(admin, { id: checked.id });
    expect(await work(admin, checked.id, runImport)).toMatchObject({ status: 'done', counts: { new: 10 } });
  });

  it('remembers how files with the same columns were mapped', async () => {
    const file = lines([
      ['A', 'B'],
      ['记得我', phone(1)],
    ]);
    await importFile(admin, file, { mapping: { A: 'name', B: 'phone' } });
    expect(
      (
        await upload(
          admin,
          lines([
            ['A', 'B'],
            ['x', ''],
          ]),
        )
      ).mapping,
    ).toEqual({ A: 'name', B: 'phone' });
  });
});

describe('an upload', () => {
  it('may send a part again, and refuses gaps, wrong sizes and other formats', async () => {
    const [one, two] = [Buffer.from(`姓名,手机号\n重发,`), Buffer.from(`${phone(1)}\n`)];
    const { id } = await beginImport(admin, { fileName: 'a.csv', bytes: one.length + two.length });
    const last = { id, nth: 1, base64: two.toString('base64'), last: true };
    await expect(addPart(admin, last)).rejects.toThrow('customer_import.unreadable');
    for (let again = 0; again < 2; again += 1) await addPart(admin, { id, nth: 0, base64: one.toString('base64'), last: false });
    const view = await addPart(admin, last);
    expect(await addPart(admin, last)).toEqual(view);
    expect(view.columns[0]).toEqual({ name: '姓名', samples: ['重发'] });
    await expect(beginImport(admin, { fileName: 'a.xls', bytes: 5 })).rejects.toThrow('customer_import.format_unknown');
    await expect(upload(admin, 'no zip', 'a.xlsx')).rejects.toThrow('customer_import.unreadable');
  });

  it('is sealed where it lies', async () => {
    const { id } = await upload(admin, `姓名,手机号\n密封,${phone(1)}\n`);
    const [part] = await admin.db('customer_import_parts').where({ import_id: id }).pluck<string[]>('sealed');
    expect(Buffer.from(part ?? '', 'base64').toString('latin1') + (part ?? '')).not.toContain(phone(1));
  });

  it('asks for a mapping that makes sense', async () => {
    const { id } = await upload(
      admin,
      lines([
        ['姓名', '手机号'],
        ['x', phone(1)],
      ]),
    );
    const start = (mapping: Record<string, string>, matchBy: 'phone' | 'none' = 'none'): Promise<unknown> =>
      startCheck(admin, { id, mapping, matchBy, onMatch: 'update', fillRegion: false });
    const senseless: Record<string, string>[] = [
      {},
      { 没有: 'name' },
      { 姓名: 'reach' },
      { 姓名: 'name', 手机号: 'name' },
      { 姓名: 'custom.fld_00000000000000000000000000' },
    ];
    for (const mapping of senseless) await expect(start(mapping)).rejects.toThrow('customer_import.mapping_invalid');
    await expect(start({ 姓名: 'name' }, 'phone')).rejects.toThrow('customer_import.mapping_invalid');
  });
});

describe('rights in an import', () => {
  const importing = async (rows: 'self' | 'all', fields: Record<string, string> = {}): ReturnType<typeof signedIn> => {
    const ctx = await signedIn(world.deps, 'clerk');
    const rights = {
      permissions: ['self', 'customers.read', 'customers.import'],
      rows,
      fields: { name: 'write', phone: 'write', ...fields },
    };
    await admin.db('roles').where({ role_key: 'clerk' }).delete();
    await admin.db('roles').insert({ role_key: 'clerk', rights: JSON.stringify(rights), updated_at: 1 });
    return actingAs(world, ctx.actor.staffId);
  };

  it('a column needs the right to write its field', async () => {
    const clerk = await importing('all', { level: 'read' });
    const file = await upload(
      clerk,
      lines([
        ['姓名', '等级'],
        ['x', '1'],
      ]),
    );
    await expect(check(clerk, file, { matchBy: 'none' })).rejects.toThrow('customer.field_forbidden');
    expect((await check(clerk, file, { matchBy: 'none', mapping: { 姓名: 'name' } })).counts.new).toBe(1);
  });

  it('is looked at again while the import runs', async () => {
    const clerk = await importing('all');
    const checked = await check(
      clerk,
      await upload(
        clerk,
        lines([
          ['姓名', '手机号'],
          ['晚了', phone(1)],
        ]),
      ),
    );
    await startRun(clerk, { id: checked.id });
    await importing('all', { phone: 'masked' });
    expect(await work(clerk, checked.id, runImport)).toMatchObject({
      status: 'failed',
      problem: 'customer.field_forbidden',
      progress: { done: 0 },
    });
    await admin.db('staff').where({ id: clerk.actor.staffId }).update({ active: 0 });
    await importing('all');
    await startRun(admin, { id: checked.id });
    expect(await work(admin, checked.id, runImport)).toMatchObject({ status: 'failed', problem: 'auth.forbidden' });
  });

  it("other people's customers are neither changed nor shown", async () => {
    await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['别人的', phone(1)],
      ]),
    );
    const clerk = await importing('self');
    const done = await importFile(
      clerk,
      lines([
        ['姓名', '手机号'],
        ['抢过来', phone(1)],
        ['自己的', phone(2)],
      ]),
    );
    expect(done.counts).toEqual({ new: 1, update: 0, duplicate: 0, error: 1 });
    expect((await getBadRows(clerk, { id: done.id })).rows).toMatchObject([{ reason: '已有客户，但不在你的权限内' }]);
    expect((await customer('自己的')).owner_id).toBe(clerk.actor.staffId);
    expect(
      (
        await importFile(
          clerk,
          lines([
            ['姓名', '手机号'],
            ['改自己的', phone(2)],
          ]),
        )
      ).counts.update,
    ).toBe(1);
  });

  it('ids and member numbers are for administrators to give, for others to find by', async () => {
    const clerk = await importing('all');
    await importFile(
      admin,
      lines([
        ['会员号', '姓名', '手机号'],
        ['812345678901', '有号的', phone(1)],
      ]),
    );
    const file = await upload(
      clerk,
      lines([
        ['会员号', '姓名', '手机号'],
        ['812345678901', '找到了', phone(1)],
        ['812345678902', '没找到', phone(2)],
      ]),
    );
    await expect(check(clerk, file)).rejects.toThrow('customer.field_forbidden');
    expect((await check(clerk, file, { matchBy: 'memberNo' })).counts).toEqual({ new: 0, update: 1, duplicate: 0, error: 1 });
  });

  it('a colleague sees that an import happened, not what is in it', async () => {
    const clerk = await importing('all');
    const file = await upload(
      admin,
      lines([
        ['姓名', '手机号'],
        ['看不见', phone(1)],
      ]),
    );
    const [seen] = (await listImports(clerk, {})).imports;
    expect(seen).toMatchObject({ id: file.id, columns: [{ samples: [] }, { samples: [] }] });
    await expect(getBadRows(clerk, { id: file.id })).rejects.toThrow('customer_import.not_found');
    await expect(downloadBadRows(clerk, file.id)).rejects.toThrow('customer_import.not_found');
    await expect(startRun(clerk, { id: file.id })).rejects.toThrow('customer_import.not_found');
  });
});

describe('undo of an import', () => {
  const dump = async (name: string): Promise<unknown> => {
    const { version: _, ...row } = await customer(name);
    const tags = await admin.db('customer_tags').where({ customer_id: row.id }).orderBy('name').pluck<string[]>('name');
    const links = await admin.db('identities').where({ customer_id: row.id }).pluck<string[]>('value');
    return { row, tags, links };
  };

  it('takes new records away and makes changed ones what they were', async () => {
    await importFile(
      admin,
      lines([
        ['外部编号', '姓名', '手机号', '标签', '负责人'],
        ['U1', '原来的', phone(1), '甲', '管理员甲'],
      ]),
      { matchBy: 'externalKey' },
    );
    const [before, count] = [await dump('原来的'), await readCount(admin, 'customers')];
    const done = await importFile(
      admin,
      lines([
        ['外部编号', '姓名', '手机号', '标签'],
        ['U1', '改过的', phone(5), '乙'],
        ['U2', '多余的', phone(6), '丙'],
      ]),
      {
        matchBy: 'externalKey',
      },
    );
    expect(done.counts).toEqual({ new: 1, update: 1, duplicate: 0, error: 0 });
    expect(await undo(admin, done.id)).toMatchObject({ status: 'undone', progress: { done: 2, failed: 0 } });
    expect(await dump('原来的')).toEqual(before);
    expect(await customer('多余的')).toBeUndefined();
    expect(await readCount(admin, 'customers')).toBe(count);
    expect(
      await admin
        .db('identities')
        .where({ kind: 'typed_phone' })
        .whereIn(
          'value',
          phoneKeys(admin, phone(6)).map((key) => key.value),
        ),
    ).toEqual([]);
  });

  it('leaves what somebody touched since', async () => {
    const done = await importFile(
      admin,
      lines([
        ['姓名', '手机号'],
        ['改过', phone(1)],
        ['来过', phone(2)],
        ['没动', phone(3)],
      ]),
    );
    await updateCustomer(admin, { id: (await customer('改过')).id, change: { level: 3 } });
    const keys = [...phoneKeys(admin, phone(2)).slice(0, 1), { kind: 'mini_openid' as const, appId: 'wx1', value: `o${phone(2)}` }];
    await recordArrivals(world.ctx(), [{ keys, at: admin.clock.now(), phone: phone(2), entry: { kind: 'mini.logged_in', data: {} } }]);
    expect(await undo(admin, done.id)).toMatchObject({ status: 'undone', progress: { done: 1, total: 3, failed: 2 } });
    expect(await customer('没动')).toBeUndefined();
    expect(await customer('改过')).toMatchObject({ level: 3 });
    expect(await customer('来过')).toBeDefined();
  });

  it('goes on after being cut off, and is there for thirty days', async () => {
    const done = await importFile(
      admin,
      lines([['姓名', '手机号'], ...Array.from({ length: 1200 }, (_, at) => [`撤${head}第${at}`, phone(at)])]),
    );
    await startUndo(admin, { id: done.id });
    const { run } = (await admin.db('customer_imports').where({ id: done.id }).first()) as { run: number };
    const dying = mortal();
    await expect(undoImport.run(dying, { importId: done.id, run })).rejects.toThrow('the power went');
    expect((await getImport(admin, { id: done.id })).progress).toMatchObject({ done: 500, total: 1200 });
    expect(await work(admin, done.id, undoImport)).toMatchObject({ status: 'undone', progress: { done: 1200, failed: 0 } });
    await admin.db('customer_imports').where({ id: done.id }).update({ status: 'done', undo_until: 1 });
    await expect(startUndo(admin, { id: done.id })).rejects.toThrow('customer_import.wrong_step');
  });
});
