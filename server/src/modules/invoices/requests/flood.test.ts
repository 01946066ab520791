import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, createInvoiceWorld, person } from '../../../../test/invoice-world.ts';
import type { InvoiceWorld } from '../../../../test/invoice-world.ts';

let world: InvoiceWorld;
beforeAll(async () => {
  world = await createInvoiceWorld();
});
afterAll(() => world.close());

/** Line → what is claimed, and what is there. */
async function claimsOf(orderId: string): Promise<Map<string, number>> {
  const rows: { line_key: string; fen: number | string }[] = await world.deps.db('invoice_claims').where({ source_id: orderId });
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.line_key, (sums.get(row.line_key) ?? 0) + Number(row.fen));
  return sums;
}

describe('two hundred who want one order’s invoice at the same moment', () => {
  it('are given no more than what was paid, whole or in parts', { timeout: 120_000 }, async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, { priceFen: 10_000, quantity: 3 });
    const wish = (nth: number): Promise<unknown> => {
      if (nth % 4 === 0)
        return world.routes['member.invoices.request'](world.member(mia), { orderIds: [orderId], title: person, expectedFen: 30_000 });
      // Parts of odd sizes, each by what was left when its sender looked.
      const manualFen = 1_000 + nth * 7;
      return world
        .payable(mia, orderId)
        .then((expectedFen) =>
          world.routes['staff.invoices.request'](world.clerk(nth), { orderIds: [orderId], title: company, expectedFen, manualFen }),
        );
    };
    const results = await Promise.allSettled(Array.from({ length: 200 }, (_, nth) => wish(nth)));
    const made = results.filter((it) => it.status === 'fulfilled');
    const codes = new Set(results.flatMap((it) => (it.status === 'rejected' ? [(it.reason as { code?: string }).code] : [])));
    expect(made.length).toBeGreaterThan(0);
    // Nobody can expect an invoice over nothing.
    for (const code of codes) expect(['invoice.amount_changed', 'invoice.nothing_to_invoice', 'request.invalid']).toContain(code);
    const claims = await claimsOf(orderId);
    const left = await world.payable(mia, orderId);
    expect([...claims.values()].reduce((sum, fen) => sum + fen, 0) + left).toBe(30_000);
    expect(left).toBeGreaterThanOrEqual(0);
    const requests = await world.deps.db('invoice_requests').where({ customer_id: mia }).pluck<(number | string)[]>('amount_fen');
    expect(requests.reduce<number>((sum, fen) => sum + Number(fen), 0)).toBe(30_000 - left);
  });

  it('and refunds in between never leave more claimed of a line than is left of it', { timeout: 120_000 }, async () => {
    const mia = await world.addCustomer();
    const orderId = await world.sell(mia, { priceFen: 10_000, quantity: 5 });
    // Looks again when the amount has changed, as people do.
    const part = async (nth: number): Promise<void> => {
      for (let tries = 0; tries < 20; tries += 1) {
        const expectedFen = await world.payable(mia, orderId);
        if (expectedFen === 0) return;
        const input = { orderIds: [orderId], title: company, expectedFen, manualFen: Math.min(expectedFen, 3_000 + nth * 13) };
        const asked = await world.routes['staff.invoices.request'](world.clerk(nth), input).then(
          () => true,
          () => false,
        );
        if (asked) return;
      }
    };
    const giveBack = async (): Promise<void> => {
      await world.giveBack(orderId, 1);
      await world.sendRefunds();
    };
    await part(0);
    await Promise.allSettled(Array.from({ length: 40 }, (_, nth) => (nth % 10 === 5 ? giveBack() : part(nth))));
    const line = await world.deps.db('order_lines').where({ order_id: orderId }).first<{ quantity: number; refunded: number }>();
    const claimed = [...(await claimsOf(orderId)).values()].reduce((sum, fen) => sum + fen, 0);
    expect(line.refunded).toBeGreaterThan(0);
    expect(claimed).toBeGreaterThan(0);
    expect(claimed).toBeLessThanOrEqual((line.quantity - line.refunded) * 10_000);
    const live = await world.deps
      .db('invoice_requests')
      .where({ customer_id: mia })
      .whereNot({ state: 'cancelled' })
      .pluck<(number | string)[]>('amount_fen');
    expect(live.reduce<number>((sum, fen) => sum + Number(fen), 0)).toBe(claimed);
  });
});
