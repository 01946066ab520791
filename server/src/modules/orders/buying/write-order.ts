import type { PriceResult } from '@lianke/shared/pricing';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { recordEvents } from '../moving/order-events.ts';
import { ours } from '../tables.ts';
import type { Address, OrderCouponRow, OrderLineRow, OrderRow, StoredPrice } from '../tables.ts';
import type { Bought } from './bought.ts';
import type { Purse } from './purse.ts';

interface NewOrder {
  id: string;
  customerId: string;
  bought: Bought;
  result: PriceResult;
  purse: Purse;
  address: Address | null;
  remark: string;
  expiresAt: number | null;
}

/** Writes an order with its lines, its coupons and the price as it was computed, in the caller's transaction. */
export async function writeOrder(ctx: Context, it: NewOrder): Promise<OrderRow> {
  const lines = toLines(ctx, it);
  const order = toOrder(ctx, it, lines);
  const titles = new Map(it.purse.coupons.map((coupon) => [coupon.id, coupon.name]));
  const coupons: OrderCouponRow[] = it.result.coupons
    .filter((verdict) => verdict.chosen)
    .map((verdict) => ({
      order_id: it.id,
      coupon_id: verdict.couponId,
      title: titles.get(verdict.couponId) ?? '',
      off_fen: verdict.takesFen,
    }));
  await ctx.db('orders').insert(order);
  await insertRows(ctx, 'order_lines', lines);
  await insertRows(ctx, 'order_coupons', coupons);
  await recordEvents(ctx, 'created', [{ order }]);
  return order;
}

function toLines(ctx: Context, { id, bought, result }: NewOrder): OrderLineRow[] {
  return bought.lines.map(({ key, categoryIds: _, ...line }, nth) => {
    const priced = result.lines.find((it) => it.id === key);
    if (!priced) throw new Error(`the line ${key} was not priced`);
    return {
      ...line,
      ...{ id: ctx.ids.next('orderLine'), order_id: id, nth, refunded: 0 },
      paid_fen: priced.payFen + priced.principalFen + priced.bonusFen,
    };
  });
}

function toOrder(ctx: Context, it: NewOrder, lines: readonly OrderLineRow[]): OrderRow {
  const { id, bought, result } = it;
  const { totals } = result;
  const now = ctx.clock.now();
  const [first] = lines;
  return {
    ...{ id, source: ours, source_order_no: id, source_updated_at: now, kind: bought.kind, state: 'created', refund_state: 'none' },
    ...{ customer_id: it.customerId, origin_customer_id: it.customerId, title: bought.title, image_id: first?.image_id ?? null },
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    ...{ list_fen: totals.listFen, pay_fen: totals.payFen, balance_fen: totals.principalFen + totals.bonusFen, points: totals.points },
    ...{ paid_fen: 0, refunded_fen: 0, price: JSON.stringify(storedPrice(it, lines)) },
    ...{ delivery: bought.delivery, store_id: bought.store?.id ?? null, remark: it.remark, ship_company: null, tracking_no: null },
    address_sealed: bought.delivery === 'express' && it.address ? ctx.sealing.seal(JSON.stringify(it.address), id) : null,
    ...{ promise: bought.promise && JSON.stringify(bought.promise), transaction_id: null, earned_points: 0, earned_growth: 0 },
    ...{ created_at: now, expires_at: it.expiresAt, paid_at: null, shipped_at: null, completed_at: null, closed_at: null },
    ...{ close_reason: null, complete_by: null, upload_at: null },
  };
}

/** Named by the order's own lines: variants may be sold under other ids one day. */
function storedPrice({ bought, result }: NewOrder, lines: readonly OrderLineRow[]): StoredPrice {
  const idOf = new Map(bought.lines.map((line, nth) => [line.key, lines[nth]?.id ?? '']));
  return {
    lines: result.lines.map((line) => ({ ...line, id: idOf.get(line.id) ?? '' })),
    ...{ shipping: result.shipping, totals: result.totals, steps: result.steps },
  };
}
