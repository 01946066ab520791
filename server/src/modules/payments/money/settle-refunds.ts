import type { Context } from '../../../kernel/context.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import type { WechatPayRefund } from '../../../platforms/wechat-pay/types.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import type { PayablePart } from '../payable-part.ts';
import { judgeRefund, keepsItsShare } from '../rules/judge-refund.ts';
import { nextRefundQuery } from '../rules/when-to-ask.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';
import { failRefund } from './fail-refund.ts';
import { setById } from './set-by-id.ts';
import { tellRefunds } from './tell-refunds.ts';

interface Succeeded {
  refund: PaymentRefundRow;
  row: PaymentRow;
  news: WechatPayRefund;
}

/** What WeChat says about refunds becomes ours, many in the caller's transaction; from a notice, a query or the answer to the request alike. */
export async function settleRefunds(ctx: Context, parts: readonly PayablePart[], news: readonly WechatPayRefund[]): Promise<void> {
  if (news.length === 0) return;
  const { payments, refunds } = await lockRefunds(ctx, news);
  const succeeded: Succeeded[] = [];
  for (const it of news) {
    const refund = refunds.get(it.outRefundNo);
    const verdict = judgeRefund(refund, it);
    const row = refund && payments.get(refund.payment_id);
    if (!refund || !row || verdict.is === 'unknown') await alarm(ctx, 'payment.unknown', it);
    else if (verdict.is === 'mismatch') await alarm(ctx, 'payment.mismatch', it, { row, fields: verdict.fields });
    else if (verdict.is === 'failed') await failRefund(ctx, parts, { row, refund, refundId: it.refundId, problem: verdict.problem });
    else if (verdict.is === 'processing') await noteProcessing(ctx, refund, it);
    else if (verdict.is === 'succeeded') {
      succeeded.push({ refund, row, news: it });
      refunds.set(refund.id, { ...refund, status: 'succeeded', refund_id: it.refundId });
    }
  }
  await succeed(ctx, parts, succeeded);
}

async function lockRefunds(
  ctx: Context,
  news: readonly WechatPayRefund[],
): Promise<{ payments: Map<string, PaymentRow>; refunds: Map<string, PaymentRefundRow> }> {
  const numbers = [...new Set(news.map((it) => it.outRefundNo))];
  const named = await ctx.db<PaymentRefundRow>('payment_refunds').whereIn('id', numbers).select('payment_id');
  const ids = [...new Set(named.map((it) => it.payment_id))];
  // Payments first, as everywhere: who asks for a refund holds the payment's row and then writes the refund's.
  const payments: PaymentRow[] = await ctx.dialect.lockRows(ctx.db<PaymentRow>('payments').whereIn('id', ids).orderBy('id'));
  const refunds: PaymentRefundRow[] = await ctx.dialect.lockRows(
    ctx.db<PaymentRefundRow>('payment_refunds').whereIn('id', numbers).orderBy('id'),
  );
  return { payments: new Map(payments.map((it) => [it.id, it])), refunds: new Map(refunds.map((it) => [it.id, it])) };
}

async function succeed(ctx: Context, parts: readonly PayablePart[], succeeded: readonly Succeeded[]): Promise<void> {
  if (succeeded.length === 0) return;
  const at = ({ news }: Succeeded): number => news.succeededAt ?? ctx.clock.now();
  const changed = await setById(ctx, 'payment_refunds', {
    rows: succeeded.map((it) => ({ id: it.refund.id, own: { refund_id: it.news.refundId, settled_at: at(it) } })),
    shared: { status: 'succeeded', next_query_at: null, problem: null },
    narrow: (query) => void query.whereNot('status', 'succeeded'),
  });
  if (changed !== succeeded.length) throw new RetryTransaction('some of these refunds were settled elsewhere');
  for (const { refund } of succeeded) if (refund.problem !== null) await recover(ctx, refund);
  await tellRefunds(
    ctx,
    parts,
    succeeded.map((it) => ({ row: it.row, refund: it.refund, status: 'succeeded' as const, at: at(it) })),
  );
}

/** It had failed or was stuck, and somebody put it right at WeChat. */
async function recover(ctx: Context, refund: PaymentRefundRow): Promise<void> {
  await calmAlarm(ctx, { kind: 'payment.refund_failed', matter: refund.id });
  if (keepsItsShare(refund)) return;
  const share = ctx.db.raw('refunded_fen + ?', [refund.amount_fen]) as unknown as number;
  await ctx.db<PaymentRow>('payments').where({ id: refund.payment_id }).update({ refunded_fen: share });
}

async function noteProcessing(ctx: Context, refund: PaymentRefundRow, news: WechatPayRefund): Promise<void> {
  await ctx
    .db<PaymentRefundRow>('payment_refunds')
    .where({ id: refund.id, status: 'requested' })
    .update({
      status: 'processing',
      refund_id: news.refundId,
      queries: 0,
      next_query_at: nextRefundQuery({ asked: 0, now: ctx.clock.now() }),
      problem: null,
    });
  if (refund.problem !== null) await calmAlarm(ctx, { kind: 'payment.refund_failed', matter: refund.id }); // the account was filled up
}

const alarm = (
  ctx: Context,
  kind: 'payment.unknown' | 'payment.mismatch',
  it: WechatPayRefund,
  known?: { row: PaymentRow; fields: Record<string, string> },
): Promise<void> =>
  raiseAlarm(ctx, {
    kind,
    matter: it.refundId,
    about: it.outRefundNo,
    orderId: known?.row.payable_kind === 'order' ? known.row.payable_id : undefined,
    data: { refundId: it.refundId, outRefundNo: it.outRefundNo, outTradeNo: it.outTradeNo, ...known?.fields },
  });
