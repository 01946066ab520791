import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { startMemberSession } from '../../../kernel/http/sessions.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Arrival } from '../arrival.ts';
import { addNote } from '../commands/notes.ts';
import { createCustomer } from '../commands/create-customer.ts';
import { forgetPhone } from '../commands/forget-phone.ts';
import { recordArrivals } from '../commands/record-arrivals.ts';
import { updateCustomer } from '../commands/update-customer.ts';
import { dismissDuplicate } from '../duplicates/dismiss-duplicate.ts';
import { findDuplicates, lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { listDuplicates } from '../duplicates/list-duplicates.ts';
import { phoneKeys } from '../personal-values.ts';
import { resolveCustomerId } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { forgetSnapshots } from './forget-snapshots.ts';
import { listMerges } from './list-merges.ts';
import { mergeByHand } from './merge-by-hand.ts';
import { previewMerge } from './preview-merge.ts';
import { undoMerge } from './undo-merge.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
beforeAll(async () => {
  world = await createTestDeps();
  const staff = ['stf_admin', 'stf_one', 'stf_two'].map((id) => ({ id, userid: id, name: id, role: 'admin', active: 1, created_at: 1 }));
  await world.deps.db('staff').insert(staff);
  admin = world.ctx(makeStaffActor('admin'));
});
afterAll(() => world.close());

let made = 0;
const create = (more: object = {}): Promise<string> => createCustomer(admin, { name: `客户${(made += 1)}`, ...more });
const rowOf = async (id: string): Promise<CustomerRow> =>
  (await world.deps.db<CustomerRow>('customers').where({ id }).first()) as CustomerRow;
const merge = async (leftId: string, rightId: string, choose: Record<string, 'left' | 'right'> = {}): Promise<string> =>
  (await mergeByHand(admin, { leftId, rightId, keep: 'left', choose })).mergeId;
const undo = (id: string, by = admin): ReturnType<typeof undoMerge> => undoMerge(by, { id, reason: '认错人了' });
const code = (wanted: string): object => expect.objectContaining({ code: wanted }) as object;

const key = (kind: 'mini_openid' | 'unionid' | 'oa_openid', value: string): Arrival['keys'][number] => ({
  kind,
  appId: kind === 'unionid' ? '' : 'app',
  value,
});
const arrive = async (...keys: Arrival['keys']): Promise<string> =>
  (await recordArrivals(world.ctx(), [{ keys, at: world.deps.clock.now(), entry: { kind: 'mini.logged_in', data: {} } }]))[0]?.customerId ??
  '';
const ownerOf = async (value: string): Promise<string> =>
  (await world.deps.db('identities').where({ value }).first<{ customer_id: string }>('customer_id')).customer_id;

describe('what happened after a merge', () => {
  it('stays with the record that was kept: edits, notes, links, tags; the other becomes what it was', async () => {
    const left = await create({ company: '甲公司', tags: ['老客'] });
    const right = await create({ email: 'li@b.cn', region: '330100', tags: ['新客'] });
    const before = await rowOf(right);
    const id = await merge(left, right);
    expect(await rowOf(left)).toMatchObject({ company: '甲公司', region: '330100', email_masked: 'l***@b.cn' });
    await updateCustomer(admin, { id: left, change: { region: '310000', tags: ['老客', '新客', '后来的'] } });
    const note = await addNote(admin, { customerId: right, text: '合并以后写的' });
    await undo(id);
    expect(await rowOf(right)).toEqual(before);
    expect(await rowOf(left)).toMatchObject({ company: '甲公司', region: '310000', email_masked: null });
    const entry = await world.deps.db('timeline_entries').where({ id: note.id }).first<{ customer_id: string }>('customer_id');
    expect(entry.customer_id).toBe(left);
    const tags = (customer_id: string): Promise<string[]> =>
      world.deps.db('customer_tags').where({ customer_id }).orderBy('name').pluck('name');
    expect((await tags(left)).sort()).toEqual(['后来的', '老客'].sort());
    expect(await tags(right)).toEqual(['新客']);
  });

  it('refuses what cannot be undone: twice, under a later merge, after 30 days, by somebody who may not see it', async () => {
    const [a, b, c] = [await create(), await create(), await create()];
    const first = await merge(a, b);
    const second = await merge(a, c);
    const merges = (await listMerges(admin, { customerId: b })).merges;
    expect(merges.map((it) => [it.id, it.can.undo])).toEqual([
      [second, true],
      [first, false],
    ]);
    await expect(undo(first)).rejects.toEqual(code('merge.merged_again'));
    await expect(undo(second, world.ctx(makeStaffActor('admin', { seesStaff: ['stf_one'] })))).rejects.toEqual(code('merge.not_found'));
    await undo(second);
    await expect(undo(second)).rejects.toEqual(code('merge.already_undone'));
    await world.deps.db('customer_merges').where({ id: first }).update({ at: 1 });
    await expect(undo(first)).rejects.toEqual(code('merge.too_old'));
    await forgetSnapshots.run(world.ctx(), {});
    expect(await world.deps.db('customer_merges').where({ id: first }).first('snapshot')).toEqual({ snapshot: '' });
    expect(await resolveCustomerId(admin, b)).toBe(a);
    await expect(undo('mrg_unknown')).rejects.toEqual(code('merge.not_found'));
  });

  it('ends the sessions that came with the other’s account, so that nobody reads somebody else’s card', async () => {
    const left = await arrive(key('mini_openid', 'session-l'));
    const right = await arrive(key('mini_openid', 'session-r'));
    const id = await merge(left, right);
    await startMemberSession(admin, { customerId: left, openid: 'session-l' });
    await startMemberSession(admin, { customerId: left, openid: 'session-r' });
    await undo(id);
    expect(await world.deps.db('sessions').where({ customer_id: left }).pluck('openid')).toEqual(['session-l']);
  });

  it('never brings back a phone number the person took back', async () => {
    const left = await create();
    const [right = ''] = (
      await recordArrivals(world.ctx(), [
        { keys: [key('mini_openid', 'forget'), ...phoneKeys(admin, '13700001111')], at: 5, phone: '13700001111' },
      ])
    ).map((it) => it.customerId);
    const id = await merge(left, right);
    await inTransaction(world.ctx(), (ctx) => forgetPhone(ctx, left));
    await undo(id);
    for (const it of [left, right]) expect(await rowOf(it)).toMatchObject({ phone_sealed: null, phone_head7: null });
    expect(await world.deps.db('identities').where({ kind: 'phone', customer_id: right })).toEqual([]);
  });
});

describe('records that were told apart', () => {
  it('are not merged again by the key that merged them: each account keeps its record, the key stays where it came from', async () => {
    const mini = await arrive(key('mini_openid', 'apart-mini'));
    const union = await arrive(key('oa_openid', 'apart-oa'), key('unionid', 'apart-union'));
    expect(mini).not.toBe(union);
    const both = [key('mini_openid', 'apart-mini'), key('unionid', 'apart-union')];
    expect(await arrive(...both)).toBe(mini);
    expect(await resolveCustomerId(admin, union)).toBe(mini);
    const [merged] = (await listMerges(admin, { customerId: mini })).merges;
    await undo(merged?.id ?? '');
    expect(await arrive(...both)).toBe(mini);
    expect(await arrive(key('oa_openid', 'apart-oa'), key('unionid', 'apart-union'))).toBe(union);
    expect([await ownerOf('apart-mini'), await ownerOf('apart-union')]).toEqual([mini, union]);
    const batch = await recordArrivals(
      world.ctx(),
      [both, [key('oa_openid', 'apart-oa'), key('unionid', 'apart-union')]].map((keys) => ({ keys, at: 9 })),
    );
    expect(batch.map((it) => it.customerId)).toEqual([mini, union]);
    await merge(mini, union); // a person may still decide otherwise
    expect(await resolveCustomerId(admin, union)).toBe(mini);
  });
});

describe('the queue of likely duplicates', () => {
  const look = async (...customerIds: string[]): Promise<void> => {
    await inTransaction(world.ctx(), (ctx) => lookForDuplicates(ctx, customerIds));
    await findDuplicates.run(world.ctx(), {});
  };
  const reasonOf = async (a: string, b: string, ctx = admin): Promise<string | undefined> =>
    (await listDuplicates(ctx, {})).pairs.find((pair) => [pair.left.id, pair.right.id].sort().join() === [a, b].sort().join())?.reason;

  it('finds the same e-mail, the same name in the same town, the same name with the same birthday', async () => {
    const email = [await create({ email: 'same@b.cn' }), await create({ email: 'Same@B.cn' })] as const;
    const town = [await create({ name: '钱多多', region: '330100' }), await create({ name: '钱多多', region: '330100' })] as const;
    const born = [
      await create({ name: '孙小美', birthday: '1990-01-02' }),
      await create({ name: '孙小美', birthday: '1990-01-02' }),
    ] as const;
    const others = [await create({ name: '钱多多', region: '310000' }), await create({ name: '孙小美', birthday: '1991-01-02' })] as const;
    for (const pair of [email, town, born, others]) await look(...pair);
    expect(await Promise.all([email, town, born].map(([a, b]) => reasonOf(a, b)))).toEqual([
      'same_email',
      'same_name_region',
      'same_name_birthday',
    ]);
    const open = (await listDuplicates(admin, {})).pairs.flatMap((pair) => [pair.left.id, pair.right.id]);
    for (const id of others) expect(open).not.toContain(id);
  });

  it('says nothing about a name that half the town carries', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 8; nth += 1) ids.push(await create({ name: '王伟', region: '110000' }));
    await look(...ids);
    expect(await reasonOf(ids[0] ?? '', ids[1] ?? '')).toBeUndefined();
  });

  it('finds a number that staff typed for one who is known and another has proved', async () => {
    const typed = await create({ phone: '13655550000' });
    await world.deps.db('identities').insert({
      kind: 'oa_openid',
      app_id: 'app',
      value: 'typed-oa',
      customer_id: typed,
      origin_customer_id: typed,
      linked_at: 1,
    });
    const [proved] = await recordArrivals(world.ctx(), [
      { keys: [key('mini_openid', 'proved'), ...phoneKeys(admin, '13655550000')], at: 5, phone: '13655550000' },
    ]);
    expect(proved?.customerId).not.toBe(typed);
    await look(proved?.customerId ?? '');
    expect(await reasonOf(typed, proved?.customerId ?? '')).toBe('same_phone');
  });

  it('asks once: not again after it was dismissed or its merge undone', async () => {
    const [a, b, c] = [await create({ email: 'd1@b.cn' }), await create({ email: 'd1@b.cn' }), await create({ email: 'd1@b.cn' })];
    await look(a, b, c);
    const pairs = (await listDuplicates(admin, {})).pairs;
    const between = (x: string, y: string): (typeof pairs)[number] | undefined =>
      pairs.find((pair) => [pair.left.id, pair.right.id].sort().join() === [x, y].sort().join());
    await dismissDuplicate(admin, { id: between(a, b)?.id ?? '' });
    await expect(dismissDuplicate(admin, { id: between(a, b)?.id ?? '' })).rejects.toEqual(code('duplicate.not_found'));
    const { mergeId } = await mergeByHand(admin, { id: between(b, c)?.id ?? '', leftId: b, rightId: c, keep: 'left', choose: {} });
    await undo(mergeId);
    await look(a, b, c);
    expect([await reasonOf(a, b), await reasonOf(b, c), await reasonOf(a, c)]).toEqual([undefined, undefined, 'same_email']);
  });

  it('shows only pairs of which one may see both, and lets nobody else decide', async () => {
    const a = await create({ email: 'scope@b.cn', ownerId: 'stf_one' });
    const b = await create({ email: 'scope@b.cn', ownerId: 'stf_two' });
    await look(a, b);
    const one = world.ctx(makeStaffActor('admin', { seesStaff: ['stf_one'] }));
    const both = world.ctx(makeStaffActor('admin', { seesStaff: ['stf_one', 'stf_two'], fields: { email: 'hidden' } }));
    expect(await reasonOf(a, b, one)).toBeUndefined();
    expect(await reasonOf(a, b, both)).toBe('same_email');
    const id = (await listDuplicates(admin, {})).pairs.find((pair) => pair.left.id === a || pair.right.id === a)?.id ?? '';
    await expect(dismissDuplicate(one, { id })).rejects.toEqual(code('duplicate.not_found'));
    await expect(mergeByHand(one, { leftId: a, rightId: b, keep: 'left', choose: {} })).rejects.toEqual(code('customer.not_found'));
    await expect(previewMerge(one, { leftId: a, rightId: b })).rejects.toEqual(code('customer.not_found'));
  });

  it('pages through a long queue without losing or repeating a pair', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 30; nth += 1) {
      const pair = [await create({ email: `page${nth}@b.cn` }), await create({ email: `page${nth}@b.cn` })];
      ids.push(...pair);
      await look(...pair);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await listDuplicates(admin, cursor === undefined ? {} : { cursor });
      seen.push(...page.pairs.map((pair) => pair.id));
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(30);
  });
});

describe('the preview', () => {
  it('says field by field what comes of it, and the merge does just that', async () => {
    const left = await create({ name: '左边', company: '左公司', level: 1, email: 'lili@b.cn' });
    const right = await create({ name: '右边', company: '右公司', level: 2, region: '330100', tags: ['右'] });
    const preview = await previewMerge(admin, { leftId: left, rightId: right });
    const line = (field: string): unknown => preview.fields.find((it) => it.field === field);
    expect(preview.keep).toBe('left');
    expect(line('company')).toEqual({ field: 'company', left: '左公司', right: '右公司', result: 'left', choosable: true });
    expect(line('level')).toMatchObject({ left: '1', right: '2', result: 'right', choosable: true });
    expect(line('region')).toMatchObject({ left: null, right: '330100', result: 'right', choosable: false });
    expect(line('email')).toMatchObject({ left: 'li***@b.cn', result: 'left', choosable: false });
    expect(line('address')).toBeUndefined();
    expect(preview.moves).toContainEqual({ what: 'tags', count: 1 });
    const turned = await previewMerge(admin, { leftId: left, rightId: right, keep: 'right' });
    expect(turned.fields.find((it) => it.field === 'company')).toMatchObject({ result: 'right' });
    await merge(left, right, { company: 'right', level: 'left' });
    expect(await rowOf(left)).toMatchObject({ name: '左边', company: '右公司', level: 1, region: '330100', email_masked: 'li***@b.cn' });
  });

  it('shows no field the caller may not see, masks what they see masked, and lets them choose only what they may write', async () => {
    const left = await create({ name: '张三', company: '左公司', email: 'l@b.cn' });
    const right = await create({ name: '李四', company: '右公司', email: 'r@b.cn' });
    const narrow = world.ctx(makeStaffActor('admin', { fields: { email: 'hidden', company: 'read', name: 'masked', tags: 'hidden' } }));
    const preview = await previewMerge(narrow, { leftId: left, rightId: right });
    expect(preview.fields.map((it) => it.field)).not.toContain('email');
    expect(preview.fields.find((it) => it.field === 'company')).toMatchObject({ choosable: false });
    expect(preview.fields.find((it) => it.field === 'name')).toMatchObject({ left: '张*', right: '李*', choosable: false });
    expect(JSON.stringify(preview)).not.toContain('@b.cn');
    const choose = { company: 'right' as const };
    await expect(mergeByHand(narrow, { leftId: left, rightId: right, keep: 'left', choose })).rejects.toEqual(
      code('customer.field_forbidden'),
    );
    await expect(previewMerge(admin, { leftId: left, rightId: left })).rejects.toEqual(code('customer.merge_same'));
  });
});
