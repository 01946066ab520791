import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, built, issued, makeSeller, partOf, redLetter, redOf, refund, request, sale } from '../../../../test/invoice-books-world.ts';
import type { Sale } from '../../../../test/invoice-books-world.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { emptyTables } from '../../../../test/test-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { createGetMonth } from './get-month.ts';
import { createListDifferences } from './list-differences.ts';
import { listQuotas } from './quota.ts';
import { monthOf } from './rules/months.ts';

const month = '2026-11';
let world: Awaited<ReturnType<typeof createTestDeps>>;
let ctx: Context;
let sellerId: string;
let sales: Sale[];
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(
    world,
    ...['invoice_sellers', 'invoice_requests', 'invoice_request_sources', 'invoice_claims', 'invoices', 'invoice_rows', 'red_letters'],
    ...['invoice_quota_use', 'invoice_provider_rows', 'invoice_list_runs', 'invoice_rules'],
  );
  ctx = world.ctx();
  sellerId = await makeSeller(ctx);
  sales = [];
});

const close = (chosen: { month?: string; sellerId?: string } = {}) => createGetMonth([partOf(sales)])(ctx, { month, ...chosen });
const differences = async (limit = 20, cursor?: string) => createListDifferences([partOf(sales)])(ctx, { month, limit, cursor });

/** A sale of 100 yuan that was asked for in full and issued. */
async function invoicedSale(id: string, paidAt: number, issuedAt: number) {
  const it = sale(id, paidAt, [{ payFen: 10_000 }]);
  sales.push(it);
  const claims = [{ source: id, line: 'l0', fen: 10_000 }];
  const requestId = await request(ctx, { sellerId, state: 'issued', claims, at: issuedAt });
  const blue = await issued(ctx, { requestId, sellerId, built: built(claims), colour: 'blue', at: issuedAt });
  return { it, requestId, blue, claims };
}

async function turnRed(of: Awaited<ReturnType<typeof invoicedSale>>, when: number): Promise<void> {
  await issued(ctx, {
    ...{ requestId: of.requestId, sellerId, built: redOf(built(of.claims)), colour: 'red', at: when, blueId: of.blue.id },
  });
  await ctx.db('invoices').where({ id: of.blue.id }).update({ state: 'reversed' });
  await ctx.db('invoice_requests').where({ id: of.requestId }).update({ state: 'reversed' });
  await ctx.db('invoice_claims').where({ request_id: of.requestId }).delete();
}

describe('a month’s money', () => {
  it('is what nobody asked for, what waits, and what is issued', async () => {
    sales.push(sale('o1', at('2026-11-02 10:00'), [{ payFen: 5_000 }]));
    sales.push(sale('o2', at('2026-11-03 10:00'), [{ payFen: 7_000 }]));
    await request(ctx, { sellerId, state: 'approved', claims: [{ source: 'o2', line: 'l0', fen: 7_000 }], at: at('2026-11-04 10:00') });
    await invoicedSale('o3', at('2026-11-05 10:00'), at('2026-11-05 12:00'));
    const { tie, byType, byRate, differences } = await close();
    expect(tie).toEqual({
      ...{ paidFen: 22_000, refundedFen: 0, invoicedFen: 10_000, redFen: 0, waitingFen: 7_000, notAskedFen: 5_000 },
      ...{ storedValueFen: 0, platformCouponFen: 0, topUpFen: 0, otherMonthsFen: 0, unexplainedFen: 0 },
    });
    expect(byType).toEqual([
      {
        type: 'normal',
        blue: { count: 1, netFen: 8_850, taxFen: 1_150, totalFen: 10_000 },
        red: { count: 0, netFen: 0, taxFen: 0, totalFen: 0 },
      },
    ]);
    expect(byRate).toMatchObject([{ rateBps: 1_300, mark: 'taxed', blue: { count: 1, totalFen: 10_000 } }]);
    expect(differences).toBe(0);
  });

  it('is put under the China day it moved on', async () => {
    await invoicedSale('o1', at('2026-11-01 00:00'), at('2026-11-30 23:59'));
    const { days } = await close();
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: '2026-11-01', paidFen: 10_000, refundedFen: 0, invoicedFen: 0, redFen: 0 });
    expect(days[29]).toEqual({ day: '2026-11-30', paidFen: 0, refundedFen: 0, invoicedFen: 10_000, redFen: 0 });
  });

  it('names what stored value, coupons of WeChat and top-ups left out', async () => {
    sales.push(sale('o1', at('2026-11-02 10:00'), [{ payFen: 5_000, storedValueFen: 3_000 }]));
    sales.push(sale('o2', at('2026-11-02 10:00'), [{ payFen: 7_000 }], { platformCouponFen: 1_000 }));
    sales.push(sale('o3', at('2026-11-02 10:00'), [{ kind: 'top_up', payFen: 50_000, quantity: null }]));
    const { tie } = await close();
    expect(tie).toMatchObject({ paidFen: 62_000, notAskedFen: 11_000, storedValueFen: 3_000, platformCouponFen: 1_000, topUpFen: 50_000 });
    expect(tie.unexplainedFen).toBe(0);
  });

  it('ties over a refund that was turned red, and the rest that was invoiced anew', async () => {
    const of = await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00'));
    refund(of.it, at('2026-11-10 10:00'), 'l0', 4_000);
    await turnRed(of, at('2026-11-10 11:00'));
    const rest = [{ source: 'o1', line: 'l0', fen: 6_000 }];
    const requestId = await request(ctx, { sellerId, state: 'issued', claims: rest, at: at('2026-11-10 11:00') });
    await issued(ctx, { requestId, sellerId, built: built(rest), colour: 'blue', at: at('2026-11-10 12:00') });
    const { tie, days } = await close();
    expect(tie).toMatchObject({ paidFen: 10_000, refundedFen: 4_000, invoicedFen: 16_000, redFen: 10_000, waitingFen: 0, notAskedFen: 0 });
    expect(tie.unexplainedFen).toBe(0);
    expect(days.find((it) => it.day === '2026-11-10')).toMatchObject({ refundedFen: 4_000, invoicedFen: 6_000, redFen: 10_000 });
  });

  it('counts what a red letter under way will take back as waiting', async () => {
    const of = await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00'));
    refund(of.it, at('2026-11-10 10:00'), 'l0', 4_000);
    await redLetter(ctx, { blueId: of.blue.id, requestId: of.requestId, sellerId, open: true, at: at('2026-11-10 10:00') });
    const { tie, differences } = await close();
    expect(tie).toMatchObject({ waitingFen: -10_000, notAskedFen: 6_000, unexplainedFen: 0 });
    expect(differences).toBe(0);
  });

  it('of other months is told apart: paid before and invoiced now, paid now and invoiced later', async () => {
    await invoicedSale('o1', at('2026-10-20 10:00'), at('2026-11-02 12:00'));
    await invoicedSale('o2', at('2026-11-20 10:00'), at('2026-12-01 00:00'));
    const { tie } = await close();
    expect(tie).toMatchObject({ paidFen: 10_000, invoicedFen: 10_000, otherMonthsFen: 0, unexplainedFen: 0, notAskedFen: 0 });
    expect((await close({ month: '2026-10' })).tie).toMatchObject({
      paidFen: 10_000,
      invoicedFen: 0,
      otherMonthsFen: 10_000,
      unexplainedFen: 0,
    });
    expect((await close({ month: '2026-12' })).tie).toMatchObject({
      paidFen: 0,
      invoicedFen: 10_000,
      otherMonthsFen: -10_000,
      unexplainedFen: 0,
    });
  });

  it('of a refund in a later month ties in both', async () => {
    const of = await invoicedSale('o1', at('2026-10-20 10:00'), at('2026-10-20 12:00'));
    refund(of.it, at('2026-11-02 10:00'), 'l0', 10_000);
    await turnRed(of, at('2026-11-02 11:00'));
    expect((await close({ month: '2026-10' })).tie.unexplainedFen).toBe(0);
    expect((await close()).tie).toMatchObject({ refundedFen: 10_000, redFen: 10_000, unexplainedFen: 0, notAskedFen: 0, waitingFen: 0 });
  });

  it('of one seller is that of its stores', async () => {
    const other = await makeSeller(ctx, { taxNo: '92330106MADEM0A15G', isDefault: false, storeIds: ['sto_2'] });
    sales.push(sale('o1', at('2026-11-02 10:00'), [{ payFen: 5_000 }]));
    sales.push(sale('o2', at('2026-11-02 10:00'), [{ payFen: 7_000 }], { storeId: 'sto_2' }));
    expect((await close({ sellerId: other })).tie).toMatchObject({ paidFen: 7_000, notAskedFen: 7_000, unexplainedFen: 0 });
    expect((await close({ sellerId })).tie).toMatchObject({ paidFen: 5_000, notAskedFen: 5_000, unexplainedFen: 0 });
    expect((await close()).tie).toMatchObject({ paidFen: 12_000, unexplainedFen: 0 });
  });
});

describe('what does not tie', () => {
  it('is a refund that no red letter answers', async () => {
    const of = await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00'));
    refund(of.it, at('2026-11-10 10:00'), 'l0', 4_000);
    await redLetter(ctx, { blueId: of.blue.id, requestId: of.requestId, sellerId, open: false, at: at('2026-11-10 10:00') });
    const { tie, differences: count } = await close();
    expect([tie.unexplainedFen, count]).toEqual([-4_000, 1]);
    expect((await differences()).differences).toEqual([
      {
        ...{ kind: 'red_missing', orderId: 'o1', requestId: of.requestId, number: of.blue.number },
        ...{ oursFen: 10_000, theirsFen: 6_000, text: 'D-o1' },
      },
    ]);
  });

  it('is an order invoiced twice', async () => {
    const of = await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00'));
    const again = await request(ctx, { sellerId, state: 'issued', claims: of.claims, at: at('2026-11-03 10:00') });
    await issued(ctx, { requestId: again, sellerId, built: built(of.claims), colour: 'blue', at: at('2026-11-03 10:00') });
    const { tie, differences: count } = await close();
    expect([tie.unexplainedFen, count]).toEqual([-10_000, 1]);
    expect((await differences()).differences).toMatchObject([{ kind: 'over_invoiced', orderId: 'o1', oursFen: 20_000, theirsFen: 10_000 }]);
  });

  it('is a claim that was lost, and one that nobody let go', async () => {
    const of = await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00'));
    await ctx.db('invoice_claims').where({ request_id: of.requestId }).delete();
    expect((await close()).tie.unexplainedFen).toBe(-10_000);
    sales.push(sale('o2', at('2026-11-02 10:00'), [{ payFen: 3_000 }]));
    await request(ctx, { sellerId, state: 'rejected', claims: [{ source: 'o2', line: 'l0', fen: 3_000 }], at: at('2026-11-03 10:00') });
    expect((await close()).tie.unexplainedFen).toBe(-7_000);
  });

  it('is money that is in the sums and in no order', async () => {
    const part = partOf([sale('o1', at('2026-11-02 10:00'), [{ payFen: 5_000 }])]);
    const wrong = { ...part, sums: () => Promise.resolve([{ day: '2026-11-02', storeId: null, paidFen: 5_100, refundedFen: 0 }]) };
    expect((await createGetMonth([wrong])(ctx, { month })).tie.unexplainedFen).toBe(100);
  });

  it('is told page by page, the provider’s list first', async () => {
    const [one, two, three] = [
      await invoicedSale('o1', at('2026-11-02 10:00'), at('2026-11-02 12:00')),
      await invoicedSale('o2', at('2026-11-02 10:00'), at('2026-11-02 12:00')),
      await invoicedSale('o3', at('2026-11-02 10:00'), at('2026-11-02 12:00')),
    ];
    const theirs = (number: string, net: number) => ({
      ...{ seller_id: sellerId, month, number, serial: 'S', net_fen: net, tax_fen: 1_150, issued_at: at('2026-11-02 12:00') },
    });
    await ctx
      .db('invoice_provider_rows')
      .insert([theirs(one.blue.number, 8_850), theirs(two.blue.number, 8_851), theirs('99999999999999999999', 100)]);
    // A list that is still being fetched says nothing.
    const run = { seller_id: sellerId, month, state: 'running', started_at: at('2026-12-01 10:00'), finished_at: null, problem: '' };
    await ctx.db('invoice_list_runs').insert(run);
    expect((await differences()).differences).toEqual([]);
    await ctx.db('invoice_list_runs').update({ state: 'done' });
    refund(one.it, at('2026-11-10 10:00'), 'l0', 100);
    expect((await close()).differences).toBe(4);
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { differences: page, next } = await differences(1, cursor);
      seen.push(...page.map((it) => `${it.kind} ${it.number ?? ''}`));
      if (next === null) break;
      cursor = next;
    }
    expect(seen).toEqual([
      `provider_amount ${two.blue.number}`,
      `provider_missing ${three.blue.number}`,
      'provider_extra 99999999999999999999',
      `red_missing ${one.blue.number}`,
    ]);
  });
});

describe('the quota', () => {
  it.each([
    [799_999, 'ok'],
    [800_000, 'warn80'],
    [949_999, 'warn80'],
    [950_000, 'warn95'],
    [999_999, 'warn95'],
    [1_000_000, 'out'],
  ])('with %i of 1000000 fen used is %s', async (usedFen, level) => {
    await ctx.db('invoice_quota_use').insert({ seller_id: sellerId, month: monthOf(ctx.clock.now()), used_fen: usedFen });
    expect((await listQuotas(ctx)).quotas).toMatchObject([{ sellerId, usedFen, level, quotaFen: 1_000_000, waitingFen: 0 }]);
  });
});
