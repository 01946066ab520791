import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { company, createInvoiceWorld, person } from '../../../../test/invoice-world.ts';
import type { InvoiceWorld } from '../../../../test/invoice-world.ts';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';

let world: InvoiceWorld;
beforeAll(async () => {
  world = await createInvoiceWorld();
});
afterAll(() => world.close());

describe('asking for an invoice', () => {
  it('takes what was paid, and nothing is left for a second one', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, { priceFen: 12_345 });
    const [request] = await world.ask(mia, [orderId]);
    expect(request).toMatchObject({ state: 'requested', amountFen: 12_345, sources: [{ orderId }], can: { cancel: true, refill: false } });
    expect(await world.payable(mia, orderId)).toBe(0);
    expect(await refusalOf(world.ask(mia, [orderId], { expectedFen: 12_345 }))).toBe('invoice.nothing_to_invoice');
  });

  it('is refused when the amount is not what the customer was shown', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    expect(await refusalOf(world.ask(mia, [orderId], { expectedFen: 9_999 }))).toBe('invoice.amount_changed');
  });

  it('merges several orders of one customer into one request', async () => {
    const mia = await world.addCustomer();
    const ids = [await world.sell(mia, { priceFen: 11_001 }), await world.sell(mia, { priceFen: 22_002 })];
    const requests = await world.ask(mia, ids);
    expect(requests.map((it) => [it.amountFen, it.sources.map((source) => source.orderId).sort()])).toEqual([[33_003, ids.sort()]]);
  });

  it('makes one request for each seller when the orders belong to several', async () => {
    const mia = await world.addCustomer();
    const storeId = await world.addStore();
    const second = await world.seller({ taxNo: '91440300MADEM0A152', name: '连客深圳', isDefault: false, storeIds: [storeId] });
    await world.taxCode(second);
    const ids = [await world.sell(mia, { priceFen: 11_000 }), await world.sell(mia, { priceFen: 22_000, storeId })];
    const requests = await world.ask(mia, ids);
    expect(requests.map((it) => [it.sellerName, it.amountFen]).sort()).toEqual([
      ['连客深圳', 22_000],
      ['连客示例食品（杭州）有限公司', 11_000],
    ]);
    const preview = await world.routes['member.invoices.preview'](world.member(mia), { orderIds: ids });
    expect(preview.invoices.map((it) => it.payableFen)).toEqual([0, 0]);
  });

  it('knows nothing of an order of somebody else', async () => {
    const [mia, leo] = [await world.addCustomer(), await world.addCustomer()];
    const orderId = await world.sell(mia);
    expect(await refusalOf(world.ask(leo, [], { orderIds: [orderId], expectedFen: 10_000 }))).toBe('order.not_found');
    const look = world.routes['member.invoices.preview'](world.member(leo), { orderIds: [orderId] });
    expect(await refusalOf(look)).toBe('order.not_found');
    expect(await refusalOf(world.payable(leo, orderId))).toBe('order.not_found');
    const [request] = await world.ask(mia, [orderId]);
    const get = world.routes['member.invoices.get'](world.member(leo), { id: request?.id ?? '' });
    expect(await refusalOf(get)).toBe('invoice.not_found');
  });

  it('waits while a refund of the order is asked for', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    await world.deps.db('orders').where({ id: orderId }).update({ refund_state: 'requested' });
    const it = await world.routes['member.invoices.of-order'](world.member(mia), { orderId });
    expect(it).toMatchObject({ payableFen: 0, why: 'refund_open' });
  });

  it('comes too late after the days the shop allows', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    await world.deps
      .db('orders')
      .where({ id: orderId })
      .update({ paid_at: world.clock.now() - 366 * 86_400_000 });
    const it = await world.routes['member.invoices.of-order'](world.member(mia), { orderId });
    expect(it).toMatchObject({ payableFen: 0, why: 'too_old' });
  });
});

describe('the title', () => {
  it('with a wrong check digit warns, and passes when the warning was read', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const title = { ...company, taxNo: '92330106MADEM0A15K' };
    expect(await refusalOf(world.ask(mia, [orderId], { title }))).toBe('invoice.title_invalid');
    const [request] = await world.ask(mia, [orderId], { title, despiteWarning: true });
    expect((await world.get(request?.id ?? '')).checks.find((it) => it.check === 'tax_no')?.result).toBe('warn');
    const approve = world.approve(request?.id ?? '');
    expect(await refusalOf(approve)).toBe('invoice.check_warns');
    expect((await world.approve(request?.id ?? '', 1, true)).state).toBe('approved');
  });

  it('with a wrong shape is refused whatever was read', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const title = { ...company, taxNo: '123' };
    expect(await refusalOf(world.ask(mia, [orderId], { title, despiteWarning: true }))).toBe('invoice.title_invalid');
  });

  it('of a person can not have a special invoice', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    expect(await refusalOf(world.ask(mia, [orderId], { type: 'special', title: person }))).toBe('invoice.special_needs_company');
  });

  it('is kept in the book once, and the first page offers it again', async () => {
    const mia = await world.addCustomer();
    for (const email of ['a@example.cn', 'b@example.cn']) await world.ask(mia, [await world.sell(mia)], { title: company, email });
    const { titles } = await world.routes['member.titles.list'](world.member(mia), {});
    expect(titles.map((it) => [it.name, it.email])).toEqual([[company.name, 'b@example.cn']]);
  });

  it('of a person is masked for staff who do not issue', async () => {
    const mia = await world.addCustomer();
    const [request] = await world.ask(mia, [await world.sell(mia)]);
    const see = async (role: 'sales' | 'finance') => {
      const ctx = world.ctx(makeStaffActor(role, { seesStaff: null }));
      return (await world.routes['staff.invoices.get'](ctx, { id: request?.id ?? '' })).request.title.name;
    };
    expect([await see('sales'), await see('finance')]).toEqual(['林**', '林小满']);
  });
});

describe('ending it', () => {
  it('a rejected one says why, frees the money, and is filled in again once', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.routes['staff.invoices.reject'](world.clerk(), { id, reason: '抬头不对' });
    expect(await world.claimed(orderId)).toBe(0);
    const again = () => world.routes['member.invoices.refill'](world.member(mia), { id, title: company });
    const { requests } = await again();
    expect(requests[0]).toMatchObject({ state: 'requested', amountFen: 10_000, title: { name: company.name } });
    expect(await refusalOf(again())).toBe('invoice.state_refused');
    const old = await world.routes['member.invoices.get'](world.member(mia), { id });
    expect(old.request).toMatchObject({ state: 'rejected', why: '抬头不对', can: { refill: false } });
  });

  it('the customer takes it back while it waits, and its queued invoice with it', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.approve(id);
    const { request: after } = await world.routes['member.invoices.cancel'](world.member(mia), { id });
    expect([after.state, after.invoices, await world.claimed(orderId)]).toEqual(['cancelled', [], 0]);
    expect(await world.payable(mia, orderId)).toBe(10_000);
  });

  it('nobody takes back what may be at the provider', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.approve(id);
    await world.deps.db('invoices').where({ request_id: id }).update({ state: 'submitting' });
    expect(await refusalOf(world.routes['member.invoices.cancel'](world.member(mia), { id }))).toBe('invoice.state_refused');
    expect(await refusalOf(world.routes['staff.invoices.reject'](world.clerk(), { id, reason: '不开了' }))).toBe('invoice.state_refused');
    expect(await world.claimed(orderId)).toBe(10_000);
  });
});
