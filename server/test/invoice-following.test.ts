import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from './coupon-world.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { company, createInvoiceWorld } from './invoice-world.ts';
import type { InvoiceWorld } from './invoice-world.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { undoMerge } from '../src/modules/customers/merging/undo-merge.ts';
import { orderInvoicedPart } from '../src/modules/orders/index.ts';
import { onMergedInvoices, onUnmergedInvoices } from '../src/modules/invoices/index.ts';
import { requestFromWechat } from '../src/modules/invoices/requests/request-from-wechat.ts';

let world: InvoiceWorld;
beforeAll(async () => {
  world = await createInvoiceWorld();
});
afterAll(() => world.close());

const ofCustomer = async (id: string): Promise<string[]> =>
  (await world.routes['member.invoices.list'](world.member(id), {})).requests.map((it) => it.id);
const titlesOf = async (id: string): Promise<string[]> =>
  (await world.routes['member.titles.list'](world.member(id), {})).titles.map((it) => it.name);

describe('two records that turn out to be one person', () => {
  it('have one list of invoices and one book, and each its own again when the merge is undone', async () => {
    const [kept, lost] = [await world.addCustomer(), await world.addCustomer()];
    const [one] = await world.ask(kept, [await world.sell(kept)], { title: company });
    const second = { ...company, name: '西湖茶业有限公司' };
    const orderId = await world.sell(lost);
    const [two] = await world.ask(lost, [orderId], { title: second });
    await world.ask(lost, [await world.sell(lost)], { title: company });
    const mergeId = await world.merge(kept, lost);
    await inTransaction(world.ctx(), (ctx) => onMergedInvoices.run(ctx, { mergeId, keptId: kept, lostId: lost }));
    expect(await ofCustomer(kept)).toHaveLength(3);
    expect((await titlesOf(kept)).sort()).toEqual([company.name, second.name].sort());
    await undoMerge(world.admin(), { id: mergeId, reason: '不是同一个人' });
    await inTransaction(world.ctx(), (ctx) => onUnmergedInvoices.run(ctx, { mergeId, keptId: kept, restoredId: lost }));
    expect(await ofCustomer(kept)).toEqual([one?.id]);
    expect(await ofCustomer(lost)).toContain(two?.id);
    expect(await titlesOf(lost)).toEqual([second.name]);
  });
});

describe('staff', () => {
  it('see and touch nothing of a customer who is not theirs', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    const stranger = world.ctx(makeStaffActor('finance', { seesStaff: ['stf_nobody'] }));
    const { routes } = world;
    const asked = { orderIds: [orderId], title: company, expectedFen: 10_000 };
    const refusals = [
      routes['staff.invoices.get'](stranger, { id }),
      routes['staff.invoices.approve'](stranger, { id, revision: 1 }),
      routes['staff.invoices.reject'](stranger, { id, reason: '试一试' }),
      routes['staff.invoices.of-order'](stranger, { orderId }),
      routes['staff.invoices.preview'](stranger, { orderIds: [orderId] }),
      routes['staff.invoices.request'](stranger, asked),
      routes['staff.invoices.of-customer'](stranger, { customerId: mia }),
      routes['staff.invoices.invoiceable'](stranger, { customerId: mia }),
    ].map(refusalOf);
    expect(await Promise.all(refusals)).toEqual([
      ...['invoice.not_found', 'invoice.not_found', 'invoice.not_found', 'order.not_found', 'order.not_found', 'order.not_found'],
      ...['customer.not_found', 'customer.not_found'],
    ]);
    const list = await routes['staff.invoices.list'](stranger, {});
    expect([list.requests, Object.values(list.counts).every((count) => count === 0)]).toEqual([[], true]);
  });

  it('ask for the orders of one customer at a time', async () => {
    const [mia, leo] = [await world.addCustomer(), await world.addCustomer()];
    const orderIds = [await world.sell(mia), await world.sell(leo)];
    const ask = world.routes['staff.invoices.request'](world.clerk(), { orderIds, title: company, expectedFen: 20_000 });
    expect(await refusalOf(ask)).toBe('invoice.one_customer');
  });
});

describe('a wish from the bill in WeChat', () => {
  it('becomes a request of the order that was paid, once', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const transactionId = (await world.order(orderId)).transaction_id ?? '';
    const wish = { transactionId, title: company, type: 'normal' as const, email: '' };
    const tell = () => requestFromWechat(world.ctx(), [orderInvoicedPart], wish);
    const [first, again] = [await tell(), await tell()];
    expect(again).toBeNull();
    expect(await world.get(first ?? '')).toMatchObject({ state: 'requested', amountFen: 10_000, sources: [{ orderId }] });
  });

  it('about money that is not ours is nothing', async () => {
    const wish = { transactionId: '4200009999', title: company, type: 'normal' as const, email: '' };
    expect(await requestFromWechat(world.ctx(), [orderInvoicedPart], wish)).toBeNull();
  });
});

describe('the book of titles', () => {
  it('has one default of each kind, keeps twenty, and forgets what is removed', async () => {
    const mia = await world.addCustomer();
    const member = world.member(mia);
    const save = (name: string, isDefault = false) =>
      world.routes['member.titles.save'](member, { title: { kind: 'person', name }, isDefault });
    for (let nth = 0; nth < 20; nth += 1) await save(`客户${nth}`, nth < 2);
    const { titles } = await world.routes['member.titles.list'](member, {});
    expect(titles.filter((it) => it.isDefault).map((it) => it.name)).toEqual(['客户1']);
    expect(await refusalOf(save('第二十一个'))).toBe('invoice.titles_full');
    const [, second] = titles;
    await world.routes['member.titles.delete'](member, { id: second?.id ?? '' });
    expect((await save('第二十一个')).titles).toHaveLength(20);
    const other = world.member(await world.addCustomer());
    expect(await refusalOf(world.routes['member.titles.delete'](other, { id: titles[0]?.id ?? '' }))).toBe('invoice.title_not_found');
  });
});
