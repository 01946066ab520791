import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { listViews } from './list-views.ts';
import { deleteView, saveView } from './save-view.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
beforeAll(async () => {
  world = await createTestDeps();
  admin = world.ctx(makeStaffActor('admin'));
});
afterAll(() => world.close());

const plain = {
  name: '金卡客户',
  shared: true,
  search: null,
  filter: [{ field: 'level', op: 'gte' as const, value: 2 }],
  sort: { by: 'lastSeenAt', order: 'desc' as const },
  columns: ['name', 'level', 'taxId', 'paidTotalFen'],
};
const offered = async (ctx: Context, id: string): Promise<Awaited<ReturnType<typeof listViews>>['views'][number] | undefined> =>
  (await listViews(ctx)).views.find((view) => view.id === id);

describe('a saved view', () => {
  it('is shown to everybody when shared, without the columns a role may not see', async () => {
    const { id } = await saveView(admin, plain);
    expect(await offered(admin, id)).toMatchObject({ ...plain, mine: true });
    expect(await offered(world.ctx(makeStaffActor('service')), id)).toMatchObject({ mine: false, columns: ['name', 'level'] });
  });

  it('is not offered when its filter or order would tell what a role may not know', async () => {
    const byPaid = await saveView(admin, { ...plain, sort: { by: 'paidTotalFen', order: 'desc' } });
    const whoPaid = await saveView(admin, { ...plain, filter: [{ field: 'paidTotalFen', op: 'gte', value: 1 }] });
    for (const { id } of [byPaid, whoPaid]) {
      expect(await offered(world.ctx(makeStaffActor('service')), id)).toBeUndefined();
      expect(await offered(world.ctx(makeStaffActor('marketer')), id)).toBeDefined();
    }
  });

  it('cannot be made of fields its maker may not use', async () => {
    const service = world.ctx(makeStaffActor('service'));
    const forbidden = { code: 'customer.field_forbidden' };
    await expect(saveView(service, { ...plain, sort: { by: 'paidTotalFen', order: 'asc' } })).rejects.toMatchObject(forbidden);
    await expect(saveView(service, { ...plain, columns: ['taxId'] })).rejects.toMatchObject(forbidden);
    await expect(saveView(service, { ...plain, filter: [{ field: 'taxId', op: 'not_empty' }] })).rejects.toMatchObject(forbidden);
    const nonsense = saveView(admin, { ...plain, filter: [{ field: 'level', op: 'contains', value: 'x' }] });
    await expect(nonsense).rejects.toMatchObject({ code: 'customer.filter_invalid' });
  });

  it('is one’s own unless shared, and changed by its maker or by those who manage the team', async () => {
    const sales = world.ctx(makeStaffActor('sales', { staffId: 'stf_sales1' }));
    const other = world.ctx(makeStaffActor('sales', { staffId: 'stf_sales2' }));
    const columns = ['name'];
    const mine = await saveView(sales, { ...plain, shared: false, columns });
    expect(await offered(other, mine.id)).toBeUndefined();
    const shared = await saveView(sales, { ...plain, id: mine.id, name: '改过的', shared: true, columns });
    expect(await offered(other, mine.id)).toMatchObject({ name: '改过的', mine: false });
    await expect(saveView(other, { ...plain, id: shared.id, columns })).rejects.toMatchObject({ code: 'view.not_found' });
    await expect(deleteView(other, { id: shared.id })).rejects.toMatchObject({ code: 'view.not_found' });
    await deleteView(admin, { id: shared.id });
    expect(await offered(sales, mine.id)).toBeUndefined();
  });

  it('keeps a searched name or number in clear nowhere', async () => {
    const { id } = await saveView(admin, { ...plain, search: '13800138000' });
    expect(await offered(admin, id)).toMatchObject({ search: '13800138000' });
    const row = await world.deps.db('saved_views').where({ id }).first<{ definition: string }>('definition');
    expect(row.definition).not.toContain('13800138000');
  });
});
