import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { company, createInvoiceWorld } from '../../../../test/invoice-world.ts';
import type { InvoiceWorld } from '../../../../test/invoice-world.ts';

let world: InvoiceWorld;
beforeAll(async () => {
  world = await createInvoiceWorld();
});
afterAll(() => world.close());

async function asked(change: Parameters<InvoiceWorld['ask']>[2] = {}): Promise<string> {
  const mia = await world.addCustomer();
  const [request] = await world.ask(mia, [await world.sell(mia)], change);
  return request?.id ?? '';
}

/** By a member of staff, for less than there is. */
async function askedByHand(nth: number): Promise<string> {
  const mia = await world.addCustomer();
  const orderId = await world.sell(mia);
  const { requests } = await world.routes['staff.invoices.request'](world.clerk(nth), {
    ...{ orderIds: [orderId], title: company, expectedFen: 10_000, manualFen: 4_000 },
  });
  return requests[0]?.id ?? '';
}

describe('letting through', () => {
  it('makes the invoice with its number before anybody is called', async () => {
    const id = await asked();
    const request = await world.approve(id);
    expect(request).toMatchObject({
      state: 'approved',
      approvals: [{ staffId: 'stf_1' }],
      invoices: [{ state: 'queued', totalFen: 10_000 }],
    });
    expect(request.invoices[0]?.serial).toMatch(/^[A-Z0-9]{10,20}$/);
  });

  it('happens once, however many do it at the same moment', async () => {
    const id = await asked();
    const { revision } = await world.get(id);
    const approve = (nth: number) => world.routes['staff.invoices.approve'](world.clerk(nth), { id, revision });
    const results = await Promise.allSettled([1, 2, 3, 4].map(approve));
    expect(results.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
    expect((await world.get(id)).invoices).toHaveLength(1);
  });

  it('is refused for what was edited since it was read', async () => {
    const id = await asked();
    const { revision } = await world.get(id);
    const edit = { id, revision, type: 'normal' as const, title: company, email: '', note: '改成公司' };
    const { request } = await world.routes['staff.invoices.edit'](world.clerk(), edit);
    expect(request).toMatchObject({ title: { name: company.name }, revision: revision + 1 });
    expect(await refusalOf(world.routes['staff.invoices.approve'](world.clerk(), { id, revision }))).toBe('invoice.changed_meanwhile');
    expect(await refusalOf(world.routes['staff.invoices.edit'](world.clerk(), edit))).toBe('invoice.changed_meanwhile');
  });

  it('needs a tax code with a rate of today on every line', async () => {
    const id = await asked();
    await world.deps.db('invoice_tax_codes').update({ until_on: '2020-12-31' });
    expect((await world.get(id)).check).toBe('stop');
    expect(await refusalOf(world.approve(id))).toBe('invoice.check_failed');
    await world.deps.db('invoice_tax_codes').update({ until_on: null });
    expect((await world.approve(id)).state).toBe('approved');
  });
});

describe('four eyes', () => {
  it('a special invoice takes two different people', async () => {
    const id = await asked({ type: 'special', title: company });
    expect((await world.approve(id, 1)).approvalsLeft).toBe(1);
    expect(await refusalOf(world.approve(id, 1))).toBe('invoice.second_person');
    expect(await world.approve(id, 2)).toMatchObject({ state: 'approved', approvals: [{ staffId: 'stf_1' }, { staffId: 'stf_2' }] });
  });

  it('who asked for an amount by hand is not the first to let it through', async () => {
    const id = await askedByHand(1);
    expect(await world.get(id)).toMatchObject({ amountFen: 4_000, approvalsLeft: 2 });
    expect(await refusalOf(world.approve(id, 1))).toBe('invoice.second_person');
    await world.approve(id, 2);
    expect((await world.approve(id, 1)).state).toBe('approved');
  });

  it('an edit takes back the approval that was given', async () => {
    const id = await asked({ type: 'special', title: company });
    const { revision } = await world.approve(id, 1);
    await world.routes['staff.invoices.edit'](world.clerk(2), {
      ...{ id, revision, type: 'special', title: company, email: 'a@example.cn', note: '' },
    });
    expect((await world.get(id)).approvalsLeft).toBe(2);
  });

  it('is one pair where the shop says so', async () => {
    await world.rules({ fourEyesSpecial: false });
    const id = await asked({ type: 'special', title: company });
    expect((await world.approve(id, 1)).state).toBe('approved');
    await world.rules({ fourEyesSpecial: true });
  });
});

describe('by the shop’s rules', () => {
  it('small ones of persons go through by themselves, and nothing else does', async () => {
    await world.rules({ autoApproveUpToFen: 10_000 });
    const states = [await asked(), await asked({ title: company }), await asked({ type: 'special', title: company })];
    expect(await Promise.all(states.map(async (id) => (await world.get(id)).state))).toEqual(['approved', 'requested', 'requested']);
    const history = (await world.get(states[0] ?? '')).history.map((it) => [it.move, it.by]);
    expect(history).toEqual([
      ['requested', 'member'],
      ['approved', 'system'],
    ]);
    await world.rules({ autoApproveUpToFen: 9_999 });
    expect((await world.get(await asked())).state).toBe('requested');
    await world.rules({ autoApproveUpToFen: null });
  });
});

describe('the queue', () => {
  it('finds a request by its order, by the beginning of a title, and by state', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const [request] = await world.ask(mia, [orderId], { title: { ...company, name: '西湖龙井茶业有限公司' } });
    const find = async (filter: object): Promise<string[]> =>
      (await world.routes['staff.invoices.list'](world.clerk(), filter)).requests.map((it) => it.id);
    expect(await find({ search: request?.sources[0]?.orderNo.toLowerCase() })).toEqual([request?.id]);
    expect(await find({ search: '西湖龙井' })).toEqual([request?.id]);
    expect(await find({ search: '龙井茶业' })).toEqual([]);
    expect(await find({ search: '西湖龙井', states: ['issued'] })).toEqual([]);
  });

  it('pages without losing or repeating one, and counts each state', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.routes['staff.invoices.list'](world.clerk(), { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.requests.map((it) => it.id));
      cursor = page.next ?? undefined;
      expect(Object.values(page.counts).reduce((sum, it) => sum + it, 0)).toBe(
        Number(((await world.deps.db('invoice_requests').count({ n: '*' }).first()) as { n: number }).n),
      );
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(
      await world.deps
        .db('invoice_requests')
        .pluck('id')
        .then((ids: string[]) => ids.length),
    );
  });
});
