import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { balancesOf, credit, endOfDayAfter, spend } from '../../ledger/index.ts';
import { openCustomer } from '../open-customer.ts';
import { getSettings } from '../settings.ts';
import { evaluateMember } from './evaluate-member.ts';

/** Points given by hand live as long as earned ones. Throws customer.not_found, ledger.balance_short, request.invalid for an amount of 0. */
export async function adjust(ctx: Context, input: Input<'staff.membership.adjust'>): Promise<Output<'staff.membership.adjust'>> {
  if (input.amount === 0) throw new AppError('request.invalid', { fields: [{ path: 'amount', problem: 'zero' }] });
  const { pointsLifeDays } = await getSettings(ctx);
  return inTransaction(ctx, async (ctx) => {
    const customerId = await openCustomer(ctx, input.customerId);
    const key = `adjust:${ctx.ids.next('claim')}`;
    const { kind } = input;
    const movement = { key, customerId, kind, amount: Math.abs(input.amount), reason: 'adjusted' as const, note: input.reason };
    const expiresAt = kind === 'points' ? endOfDayAfter(ctx.clock.now(), pointsLifeDays) : undefined;
    const { transactionId } = input.amount > 0 ? await credit(ctx, { ...movement, expiresAt }) : await spend(ctx, movement);
    if (kind === 'growth') await evaluateMember(ctx, customerId); // the answer shows the new level; the event would come a moment later
    const detail = { kind, amount: String(input.amount), reason: input.reason, transaction: transactionId };
    await writeAudit(ctx, 'membership.adjusted', { kind: 'customer', id: customerId }, detail);
    return { balances: await balancesOf(ctx, customerId) };
  });
}
