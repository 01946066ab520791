import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from './coupon-world.ts';
import { company, createInvoiceWorld } from './invoice-world.ts';
import type { InvoiceWorld } from './invoice-world.ts';
import { askRefund } from '../src/modules/orders/refunds/ask-refund.ts';
import { orderInvoicedPart } from '../src/modules/orders/index.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { settleIssued } from '../src/modules/invoices/issuing/settle-issued.ts';

let world: InvoiceWorld;
beforeAll(async () => {
  world = await createInvoiceWorld();
});
afterAll(() => world.close());

let numbered = 0;
/** What the provider would say a moment later. */
async function issue(requestId: string): Promise<void> {
  const number = `263300${String((numbered += 1)).padStart(14, '0')}`;
  for (const { id } of (await world.get(requestId)).invoices)
    await inTransaction(world.ctx(), (ctx) =>
      settleIssued(ctx, [orderInvoicedPart], id, { number, issuedAt: world.clock.now(), providerSerial: null }),
    );
}

const four = { priceFen: 10_000, quantity: 4 };

describe('a refund before anything was asked for', () => {
  it('leaves less to invoice', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    await world.giveBack(orderId, 1);
    expect(await world.payable(mia, orderId)).toBe(30_000);
    const [request] = await world.ask(mia, [orderId]);
    expect(request?.amountFen).toBe(30_000);
  });
});

describe('a refund of what was asked for', () => {
  it('makes the request smaller, and approvals begin anew', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const [request] = await world.ask(mia, [orderId], { type: 'special', title: company });
    const id = request?.id ?? '';
    await world.approve(id, 1);
    await world.giveBack(orderId, 1);
    expect(await world.get(id)).toMatchObject({ state: 'requested', amountFen: 30_000, approvalsLeft: 2, check: 'ok' });
    expect(await world.claimed(orderId)).toBe(30_000);
  });

  it('of everything ends it with a reason', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const [request] = await world.ask(mia, [orderId]);
    await world.giveBack(orderId, 4);
    expect(await world.get(request?.id ?? '')).toMatchObject({ state: 'cancelled', why: '订单已退款，没有可开票的金额' });
    expect(await world.claimed(orderId)).toBe(0);
  });

  it('touches only its own order in a request over several', async () => {
    const mia = await world.addCustomer();
    const [one, two] = [await world.sell(mia, four), await world.sell(mia, four)];
    const [request] = await world.ask(mia, [one, two]);
    await world.giveBack(one, 4);
    expect(await world.get(request?.id ?? '')).toMatchObject({ state: 'requested', amountFen: 40_000, check: 'ok' });
    expect([await world.claimed(one), await world.claimed(two)]).toEqual([0, 40_000]);
  });

  it('that was let through and not sent makes the invoice anew for what is left', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.approve(id);
    await world.giveBack(orderId, 1);
    const after = await world.get(id);
    expect([after.state, after.amountFen, after.invoices.map((it) => [it.state, it.totalFen])]).toEqual([
      'approved',
      30_000,
      [['queued', 30_000]],
    ]);
  });

  it('goes through although the invoice can not be made anew, which a person looks at then', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.approve(id);
    await world.deps.db('invoice_tax_codes').update({ until_on: '2020-12-31' });
    await world.giveBack(orderId, 1);
    await world.deps.db('invoice_tax_codes').update({ until_on: null });
    expect(await world.get(id)).toMatchObject({ state: 'requested', amountFen: 30_000, approvalsLeft: 1, invoices: [] });
  });
});

describe('a refund of what is invoiced', () => {
  it('raises the red letter in its own transaction and waits for nothing', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const [request] = await world.ask(mia, [orderId]);
    const id = request?.id ?? '';
    await world.approve(id);
    await issue(id);
    await world.giveBack(orderId, 1);
    const { invoices } = await world.get(id);
    expect(invoices.map((it) => [it.state, it.red?.cause, it.red?.reason])).toEqual([['issued', 'refund', 'return']]);
    const refund = await world.deps.db('order_refunds').where({ order_id: orderId }).first<{ state: string }>('state');
    expect(refund.state).toBe('approved');
  });

  it('raises none while the invoices that are out are still for less than what is left', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const { requests } = await world.routes['staff.invoices.request'](world.clerk(1), {
      ...{ orderIds: [orderId], title: company, expectedFen: 40_000, manualFen: 10_000 },
    });
    const id = requests[0]?.id ?? '';
    await world.approve(id, 2);
    await world.approve(id, 3);
    await issue(id);
    await world.giveBack(orderId, 2);
    expect((await world.get(id)).invoices.map((it) => it.red)).toEqual([null]);
    await world.sendRefunds();
    await world.giveBack(orderId, 2);
    expect((await world.get(id)).invoices.map((it) => it.red?.cause)).toEqual(['refund']);
  });
});

describe('a refund that is only asked for', () => {
  it('changes nothing of a request, and nothing new is asked for meanwhile', async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, four);
    const { requests } = await world.routes['staff.invoices.request'](world.clerk(1), {
      ...{ orderIds: [orderId], title: company, expectedFen: 40_000, manualFen: 10_000 },
    });
    const line = await world.deps.db('order_lines').where({ order_id: orderId }).first<{ id: string }>('id');
    await askRefund(world.member(mia), { orderId, lines: [{ lineId: line.id, quantity: 1 }], reason: '不要了' });
    expect((await world.get(requests[0]?.id ?? '')).amountFen).toBe(10_000);
    expect(await refusalOf(world.ask(mia, [orderId], { expectedFen: 30_000 }))).toBe('invoice.nothing_to_invoice');
  });
});
