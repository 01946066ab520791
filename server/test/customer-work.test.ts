import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, signInStaff } from './client.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  staff = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const create = async (input: { name: string; email?: string; region?: string }): Promise<string> =>
  (await post(shop.url, 'staff.customers.create', input, staff)).data?.id ?? '';

describe('work on customers, over HTTP with the background running', () => {
  it('finds a duplicate, previews, merges and takes it back', async () => {
    const [leftId, rightId] = [await create({ name: '郑一', email: 'zheng@b.cn' }), await create({ name: '郑毅', email: 'zheng@b.cn' })];
    const pair = await eventually('the pair is in the queue', async () => {
      const { data } = await post(shop.url, 'staff.duplicates.list', {}, staff);
      return data?.pairs.find((it) => it.reason === 'same_email');
    });
    expect([pair.left.id, pair.right.id].sort()).toEqual([leftId, rightId].sort());
    const preview = await post(shop.url, 'staff.duplicates.preview', { leftId, rightId }, staff);
    expect(preview.data?.keep).toBe('left');
    const decision = { id: pair.id, leftId, rightId, keep: 'left', choose: { name: 'right' } } as const;
    const merged = await post(shop.url, 'staff.duplicates.merge', decision, staff);
    expect(merged.data?.customerId).toBe(leftId);
    expect((await post(shop.url, 'staff.customers.get', { id: rightId }, staff)).data).toMatchObject({ id: leftId, name: '郑毅' });
    const undone = await post(shop.url, 'staff.merges.undo', { id: merged.data?.mergeId ?? '', reason: '是两兄弟' }, staff);
    expect(undone.data).toEqual({ keptId: leftId, restoredId: rightId });
    expect((await post(shop.url, 'staff.customers.get', { id: leftId }, staff)).data?.name).toBe('郑一');
    expect((await post(shop.url, 'staff.customers.get', { id: rightId }, staff)).data).toMatchObject({ id: rightId, name: '郑毅' });
    const { data } = await post(shop.url, 'staff.merges.list', { customerId: leftId }, staff);
    expect(data?.merges).toMatchObject([{ keptName: '郑一', lostName: '郑毅', by: { name: '陈丽' }, can: { undo: false } }]);
    expect(data?.merges[0]?.undoneAt).toBeGreaterThan(0);
  });

  it('changes a selection in the background and puts it back', async () => {
    for (const name of ['吴一', '吴二', '吴三']) await create({ name, region: '440100' });
    const target = { filter: [{ field: 'region', op: 'is' as const, value: '440100' }] };
    const change = { kind: 'tag' as const, add: ['羊城'], remove: [] };
    const started = await post(shop.url, 'staff.bulk.start', { target, change }, staff);
    const id = started.data?.id ?? '';
    const after = (status: string): Promise<unknown> =>
      eventually(status, async () => (await post(shop.url, 'staff.bulk.get', { id }, staff)).data?.status === status);
    await after('done');
    const tagged = async (): Promise<number> =>
      (await post(shop.url, 'staff.customers.list', { filter: [{ field: 'tags', op: 'has_any', value: ['羊城'] }] }, staff)).data?.rows
        .length ?? -1;
    expect(await tagged()).toBe(3);
    await post(shop.url, 'staff.bulk.undo', { id }, staff);
    await after('undone');
    expect(await tagged()).toBe(0);
    await settled(shop);
    const { data } = await post(shop.url, 'staff.bulk.list', {}, staff);
    expect(data?.actions).toMatchObject([{ id, change, startedBy: { name: '陈丽' }, can: { cancel: false, undo: false } }]);
  });

  it('keeps a view', async () => {
    const view = {
      name: '广州',
      shared: false,
      search: null,
      filter: [],
      sort: { by: 'createdAt', order: 'desc' as const },
      columns: ['name'],
    };
    const saved = await post(shop.url, 'staff.views.save', view, staff);
    expect((await post(shop.url, 'staff.views.list', {}, staff)).data?.views).toEqual([saved.data]);
    await post(shop.url, 'staff.views.delete', { id: saved.data?.id ?? '' }, staff);
    expect((await post(shop.url, 'staff.views.list', {}, staff)).data?.views).toEqual([]);
  });
});
