import type { PriceResult } from '@lianke/shared/pricing';
import type { Context } from '../../../kernel/context.ts';
import { lockCoupon } from '../../coupons/index.ts';
import { takeStock } from '../../catalog/index.ts';
import { spend } from '../../ledger/index.ts';
import { spendKey } from '../moving/ledger-keys.ts';
import type { OrderRow } from '../tables.ts';
import type { Bought } from './bought.ts';

/**
 * Takes what the order needs out of everybody else's reach: coupons, points, stored value, and last, since others wait for it, stock. Throws what
 * lockCoupon throws, ledger.balance_short, catalog.out_of_stock.
 */
export async function holdAll(ctx: Context, order: OrderRow, bought: Bought, { coupons, totals }: PriceResult): Promise<void> {
  const customerId = order.customer_id ?? '';
  for (const { couponId } of coupons.filter((verdict) => verdict.chosen).sort((a, b) => (a.couponId < b.couponId ? -1 : 1)))
    await lockCoupon(ctx, { couponId, orderId: order.id, customerId });
  const amounts = { points: totals.points, bonus: totals.bonusFen, principal: totals.principalFen } as const;
  for (const kind of ['points', 'bonus', 'principal'] as const) {
    if (amounts[kind] === 0) continue;
    const source = { kind: 'order', id: order.id };
    await spend(ctx, {
      key: spendKey(order.id, kind),
      customerId,
      kind,
      amount: amounts[kind],
      reason: 'spent',
      note: order.title,
      source,
    });
  }
  const pieces = bought.lines.flatMap((line) => (line.sku_id === null ? [] : [{ skuId: line.sku_id, quantity: line.quantity }]));
  await takeStock(ctx, pieces);
}
