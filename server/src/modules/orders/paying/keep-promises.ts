import type { Context } from '../../../kernel/context.ts';
import { credit, endOfDayAfter } from '../../ledger/index.ts';
import { getSettings, levelOf, paidUntil, startPaidTerm } from '../../membership/index.ts';
import { monthsLater } from '../rules/months-later.ts';
import { promiseOf } from '../tables.ts';
import type { OrderRow, Promised } from '../tables.ts';

/** Top-ups and membership terms that were paid: what was promised is given. */
export async function keepPromises(ctx: Context, orders: readonly OrderRow[]): Promise<void> {
  for (const order of orders) {
    const promise = promiseOf(order);
    if (promise?.kind === 'top_up') await topUp(ctx, order, promise);
    if (promise?.kind === 'paid_term') await startTerm(ctx, order, promise);
  }
}

async function topUp(ctx: Context, order: OrderRow, promise: Extract<Promised, { kind: 'top_up' }>): Promise<void> {
  const source = { kind: 'order', id: order.id };
  const to = { customerId: order.customer_id ?? '', note: order.title, source };
  await credit(ctx, { ...to, key: `order:${order.id}:top-up`, kind: 'principal', amount: order.pay_fen, reason: 'recharged' });
  if (promise.bonusFen === 0) return;
  const expiresAt = promise.bonusDays === null ? undefined : endOfDayAfter(ctx.clock.now(), promise.bonusDays);
  const bonus = { key: `order:${order.id}:top-up-bonus`, kind: 'bonus', amount: promise.bonusFen, reason: 'granted' } as const;
  await credit(ctx, { ...to, ...bonus, expiresAt });
}

/** One term follows another: who pays before the end loses nothing. A level that was abolished meanwhile stands for the next lower one. */
async function startTerm(ctx: Context, order: OrderRow, promise: Extract<Promised, { kind: 'paid_term' }>): Promise<void> {
  const customerId = order.customer_id ?? '';
  const { level } = levelOf((await getSettings(ctx)).levels, promise.level);
  const from = (await paidUntil(ctx, customerId, level)) ?? ctx.clock.now();
  const until = monthsLater(from, promise.months);
  await startPaidTerm(ctx, { customerId, level, from, until, source: { kind: 'order', id: order.id } });
}
