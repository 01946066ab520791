import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { connected } from '../money/connection.ts';
import { dayAfter } from '../rules/bill-days.ts';
import { beginRun, endRun, findRun } from './bill-run.ts';
import { compareDay } from './compare-day.ts';
import { sumDay } from './find-differences.ts';
import { clearBill, storeBill } from './store-bill.ts';

/**
 * Fetches a day's bills from WeChat, writes them down and compares them with our books. Both bills are whole and checked before anything stored before
 * is replaced. What WeChat refuses is kept with the day as its problem; only mistakes of ours throw.
 */
export async function fetchBills(ctx: Context, day: string): Promise<void> {
  const wechatPay = connected(ctx);
  if (!(await beginRun(ctx, day))) return;
  try {
    const bills = [await wechatPay.tradeBill(day, 'SUCCESS'), await wechatPay.tradeBill(day, 'REFUND')];
    if (bills.some((bill) => bill.state === 'not_ready')) return await endRun(ctx, day, { status: 'waiting' });
    await clearBill(ctx, day);
    for (const bill of bills) if (bill.state === 'ready') await storeBill(ctx, day, bill.rows);
    await compareDay(ctx, day, await isDone(ctx, dayAfter(day)));
    // What waited for this bill: the last minutes of the day before.
    const before = dayAfter(day, -1);
    if (await isDone(ctx, before)) await compareDay(ctx, before, true);
    const { payment, refund } = await sumDay(ctx, day);
    await endRun(ctx, day, {
      status: 'done',
      fetched_at: ctx.clock.now(),
      ...{ paid_count: payment.theirs.count, paid_fen: payment.theirs.fen },
      ...{ refunded_count: refund.theirs.count, refunded_fen: refund.theirs.fen },
      ...{ ours_paid_count: payment.ours.count, ours_paid_fen: payment.ours.fen },
      ...{ ours_refunded_count: refund.ours.count, ours_refunded_fen: refund.ours.fen },
    });
  } catch (error) {
    const problem = error instanceof AppError ? [error.code, error.data?.reason].filter(Boolean).join(' ') : 'server.error';
    await endRun(ctx, day, { status: 'failed', problem: problem.slice(0, 200) });
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ code: error.code, day }, 'the bills of a day could not be fetched');
  }
}

const isDone = async (ctx: Context, day: string): Promise<boolean> => (await findRun(ctx, day))?.status === 'done';
