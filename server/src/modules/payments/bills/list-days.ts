import { formatChinaDay } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { dayAfter } from '../rules/bill-days.ts';
import type { BillRunRow, DifferenceRow, PaymentRow } from '../tables.ts';
import { sumDay } from './find-differences.ts';

type BillDay = Output<'staff.reconciliation.days'>['days'][number];
type Counts = BillDay['differences'];

/** The days since the first payment, newest first, also those whose bill nobody has fetched yet: our side of them is counted now. */
export async function listDays(
  ctx: Context,
  { until, limit = 31 }: Input<'staff.reconciliation.days'>,
): Promise<Output<'staff.reconciliation.days'>> {
  const yesterday = dayAfter(formatChinaDay(ctx.clock.now()), -1);
  const last = until === undefined || until > yesterday ? yesterday : until;
  const first = await firstDay(ctx);
  const all = Array.from({ length: limit }, (_, at) => dayAfter(last, -at));
  const days = all.filter((day, at) => day >= (first ?? yesterday) && (first !== undefined || at === 0));
  return { days: await viewDays(ctx, days), connected: ctx.ports.wechatPay !== null };
}

export async function getDay(ctx: Context, day: string): Promise<BillDay> {
  const [view] = await viewDays(ctx, [day]);
  return view as BillDay;
}

async function firstDay(ctx: Context): Promise<string | undefined> {
  const paid = await ctx.db<PaymentRow>('payments').whereNotNull('paid_at').orderBy('paid_at').first('paid_at');
  const run = await ctx.db<BillRunRow>('bill_runs').orderBy('bill_on').first('bill_on');
  const days = [paid?.paid_at ? formatChinaDay(paid.paid_at) : undefined, run?.bill_on].filter((day) => day !== undefined);
  return days.sort()[0];
}

async function viewDays(ctx: Context, days: readonly string[]): Promise<BillDay[]> {
  const rows = await ctx.db<BillRunRow>('bill_runs').whereIn('bill_on', [...days]);
  const runs = new Map(rows.map((row) => [row.bill_on, row]));
  const counts = await countDifferences(ctx, days);
  const views: BillDay[] = [];
  for (const day of days) views.push(await viewDay(ctx, day, runs.get(day), counts.get(day)));
  return views;
}

async function viewDay(ctx: Context, day: string, run: BillRunRow | undefined, counts: Counts | undefined): Promise<BillDay> {
  const now = run?.status === 'done' ? undefined : await sumDay(ctx, day);
  return {
    day,
    status: run?.status ?? 'none',
    paid: {
      theirs: now?.payment.theirs ?? { count: run?.paid_count ?? 0, fen: run?.paid_fen ?? 0 },
      ours: now?.payment.ours ?? { count: run?.ours_paid_count ?? 0, fen: run?.ours_paid_fen ?? 0 },
    },
    refunded: {
      theirs: now?.refund.theirs ?? { count: run?.refunded_count ?? 0, fen: run?.refunded_fen ?? 0 },
      ours: now?.refund.ours ?? { count: run?.ours_refunded_count ?? 0, fen: run?.ours_refunded_fen ?? 0 },
    },
    differences: counts ?? { open: 0, healed: 0, ignored: 0 },
    fetchedAt: run?.fetched_at ?? null,
    problem: run?.problem ?? null,
  };
}

async function countDifferences(ctx: Context, days: readonly string[]): Promise<Map<string, Counts>> {
  const rows: (Pick<DifferenceRow, 'bill_on' | 'status'> & { count: number | string })[] = await ctx
    .db('bill_differences')
    .whereIn('bill_on', [...days])
    .groupBy('bill_on', 'status')
    .select('bill_on', 'status')
    .count({ count: '*' });
  const found = new Map<string, Counts>();
  for (const { bill_on, status, count } of rows) {
    const counts = found.get(bill_on) ?? { open: 0, healed: 0, ignored: 0 };
    counts[status] = Number(count);
    found.set(bill_on, counts);
  }
  return found;
}
