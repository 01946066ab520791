import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { connected } from '../money/connection.ts';
import { hasBill, isDay } from '../rules/bill-days.ts';
import { fetchBills } from './fetch-bills.ts';
import { getDay } from './list-days.ts';

/** Finance does not wait for the job. Throws payment.not_connected, payment.day_not_over. */
export async function fetchNow(ctx: Context, { day }: { day: string }): Promise<Output<'staff.reconciliation.fetch'>> {
  connected(ctx);
  if (!isDay(day) || !hasBill(day, ctx.clock.now())) throw new AppError('payment.day_not_over');
  await inTransaction(ctx, (ctx) => writeAudit(ctx, 'reconciliation.fetched', { kind: 'bill_day', id: day }));
  await fetchBills(ctx, day);
  return { day: await getDay(ctx, day) };
}
