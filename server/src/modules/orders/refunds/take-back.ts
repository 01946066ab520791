import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { balancesOf, spend } from '../../ledger/index.ts';
import { endPaidTerm } from '../../membership/index.ts';
import { recordsOf } from '../../customers/index.ts';
import { restOfEarned } from '../rules/earned.ts';
import { promiseOf } from '../tables.ts';
import type { OrderRefundRow, OrderRow } from '../tables.ts';
import { moneyKept } from './money-kept.ts';

/**
 * What the money had earned or bought besides goods goes back with it: points and growth in proportion, as far as they are still there; a top-up's
 * stored value, which has to be there; a paid term. Throws order.state_refused when a top-up was spent.
 */
export async function takeBack(ctx: Context, order: OrderRow, refund: OrderRefundRow): Promise<void> {
  const promise = promiseOf(order);
  if (promise?.kind === 'top_up') await takeTopUp(ctx, order, refund, promise.bonusFen);
  if (promise?.kind === 'paid_term') await endPaidTerm(ctx, { kind: 'order', id: order.id });
  if (order.state === 'completed') await takeEarned(ctx, order, refund);
}

async function takeTopUp(ctx: Context, order: OrderRow, refund: OrderRefundRow, bonusFen: number): Promise<void> {
  const customerId = order.customer_id ?? '';
  const { principalFen, bonusFen: left } = await balancesOf(ctx, customerId);
  if (principalFen < refund.pay_fen) throw new AppError('order.state_refused', { why: 'balance_spent' });
  const of = { customerId, note: order.title, source: { kind: 'order', id: order.id } };
  if (refund.pay_fen > 0)
    await spend(ctx, { ...of, key: `refund:${refund.id}:top-up`, kind: 'principal', amount: refund.pay_fen, reason: 'paid_out' });
  const bonus = Math.min(left, bonusFen);
  if (bonus > 0) await spend(ctx, { ...of, key: `refund:${refund.id}:top-up-bonus`, kind: 'bonus', amount: bonus, reason: 'taken_back' });
}

async function takeEarned(ctx: Context, order: OrderRow, refund: OrderRefundRow): Promise<void> {
  const after = (await moneyKept(ctx, [order])).get(order.id) ?? 0; // this refund is let through already
  const before = after + refund.pay_fen;
  const rest = {
    points: restOfEarned(order.earned_points, before, after),
    growth: restOfEarned(order.earned_growth, before, after),
  };
  await ctx.db('orders').where({ id: order.id }).update({ earned_points: rest.points, earned_growth: rest.growth });
  const customerId = order.customer_id ?? '';
  if (!(await recordsOf(ctx, [customerId])).has(customerId)) return; // erased: nothing is left to be taken
  const balances = await balancesOf(ctx, customerId);
  const of = { customerId, reason: 'taken_back', source: { kind: 'order', id: order.id } } as const;
  for (const kind of ['points', 'growth'] as const) {
    const due = (kind === 'points' ? order.earned_points : order.earned_growth) - rest[kind];
    const amount = Math.min(due, balances[kind]);
    const note = amount < due ? `${order.title}（应收回 ${due}）` : order.title;
    if (amount > 0) await spend(ctx, { ...of, key: `refund:${refund.id}:earned-${kind}`, kind, amount, note });
  }
}
