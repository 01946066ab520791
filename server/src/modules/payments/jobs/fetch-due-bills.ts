import { formatChinaDay } from '@lianke/shared';
import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { fetchBills } from '../bills/fetch-bills.ts';
import { dayAfter, lastBillDay } from '../rules/bill-days.ts';
import type { BillRunRow, PaymentRow } from '../tables.ts';

/** After a standstill so many days are caught up with; older ones are fetched by hand. */
const daysBack = 7;

/** Looks whether a bill is due: yesterday's from half past ten on, and those of days on which nothing ran. */
export const areBillsDue = async (ctx: Context): Promise<boolean> => ctx.ports.wechatPay !== null && (await dueDays(ctx)).length > 0;

export const fetchDueBills = defineJob({
  name: 'payments.fetch-bills',
  lane: 'bulk',
  payload: z.object({}),
  maxAttempts: 2,
  async run(ctx) {
    if (!ctx.ports.wechatPay) return;
    for (const day of await dueDays(ctx)) await fetchBills(ctx, day);
  },
});

/** Oldest first. Before the first payment there is nothing to compare. */
async function dueDays(ctx: Context): Promise<string[]> {
  const paid = await ctx.db<PaymentRow>('payments').whereNotNull('paid_at').orderBy('paid_at').first('paid_at');
  if (!paid?.paid_at) return [];
  const first = formatChinaDay(paid.paid_at);
  const last = lastBillDay(ctx.clock.now());
  const days = Array.from({ length: daysBack }, (_, at) => dayAfter(last, at - daysBack + 1)).filter((day) => day >= first);
  if (days.length === 0) return [];
  const done = await ctx.db<BillRunRow>('bill_runs').whereIn('bill_on', days).where({ status: 'done' }).pluck('bill_on');
  return days.filter((day) => !done.includes(day));
}
