import type { Context } from '../../../kernel/context.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import type { WechatPayTransaction } from '../../../platforms/wechat-pay/types.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import type { PayablePart } from '../payable-part.ts';
import { isPaid, judgeTransaction } from '../rules/judge-transaction.ts';
import type { PaymentRow } from '../tables.ts';
import { connected } from './connection.ts';
import { eachKind } from './parts.ts';
import { giveBackLate } from './refund-late.ts';
import { setById } from './set-by-id.ts';

interface PaidPayment {
  row: PaymentRow;
  transaction: WechatPayTransaction & { transactionId: string };
}

/**
 * What WeChat says about payments becomes ours, many in the caller's transaction: the rows are read locked in one statement, moved by conditional
 * updates, and their owners are called once per kind. A transaction that does not fit is alarmed and fulfils nothing; it never fails the others.
 */
export async function settlePayments(
  ctx: Context,
  parts: readonly PayablePart[],
  transactions: readonly WechatPayTransaction[],
): Promise<void> {
  const said = transactions.filter(isPaid);
  if (said.length === 0) return;
  const { appId, mchId } = connected(ctx);
  const payments = await lockPayments(ctx, said);
  const paid: PaidPayment[] = [];
  const late: PaidPayment[] = [];
  for (const transaction of said) {
    const row = payments.get(transaction.outTradeNo);
    const verdict = judgeTransaction(row, transaction, { appId, mchId });
    if (verdict.is === 'unknown') await alarmUnknown(ctx, transaction);
    else if (verdict.is === 'mismatch') await alarmMismatch(ctx, row, transaction, verdict.fields);
    else if (row && verdict.is !== 'known') {
      (verdict.is === 'paid' ? paid : late).push({ row, transaction });
      // A second one for the same number in this batch is judged by what the first made of it.
      payments.set(row.id, { ...row, status: 'paid', transaction_id: transaction.transactionId });
    }
  }
  await markPaid(ctx, [...paid, ...late]);
  const unfulfilled = await tellOwners(ctx, parts, [...paid, ...late]);
  await giveBackLate(
    ctx,
    [...paid, ...late].map((it) => it.row).filter((row) => row.status === 'closed' || unfulfilled.has(row.payable_id)),
  );
}

async function lockPayments(ctx: Context, transactions: readonly WechatPayTransaction[]): Promise<Map<string, PaymentRow>> {
  const numbers = [...new Set(transactions.map((it) => it.outTradeNo))].sort();
  const rows: PaymentRow[] = await ctx.dialect.lockRows(ctx.db<PaymentRow>('payments').whereIn('id', numbers).orderBy('id'));
  return new Map(rows.map((row) => [row.id, row]));
}

async function markPaid(ctx: Context, moved: readonly PaidPayment[]): Promise<void> {
  if (moved.length === 0) return;
  const changed = await setById(ctx, 'payments', {
    rows: moved.map(({ row, transaction }) => ({
      id: row.id,
      own: {
        transaction_id: transaction.transactionId,
        paid_at: transaction.paidAt ?? ctx.clock.now(),
        payer_total_fen: transaction.payerTotalFen,
      },
    })),
    shared: { status: 'paid', next_query_at: null },
    narrow: (query) => void query.whereNot('status', 'paid'),
  });
  if (changed !== moved.length) throw new RetryTransaction('some of these payments were settled elsewhere');
}

/** Answers the payables that their owners can not fulfil any more. */
async function tellOwners(ctx: Context, parts: readonly PayablePart[], paid: readonly PaidPayment[]): Promise<Set<string>> {
  const unfulfilled = new Set<string>();
  await eachKind(parts, paid, async (part, theirs) => {
    const gone = await part.paid(
      ctx,
      theirs.map(({ row, transaction }) => ({
        payableId: row.payable_id,
        paymentId: row.id,
        amountFen: row.amount_fen,
        transactionId: transaction.transactionId,
        paidAt: transaction.paidAt ?? ctx.clock.now(),
      })),
    );
    for (const id of gone) unfulfilled.add(id);
  });
  return unfulfilled;
}

const alarmUnknown = (ctx: Context, it: PaidPayment['transaction']): Promise<void> =>
  raiseAlarm(ctx, {
    kind: 'payment.unknown',
    matter: it.transactionId,
    about: it.outTradeNo,
    data: { transactionId: it.transactionId, outTradeNo: it.outTradeNo, amountFen: String(it.totalFen) },
  });

const alarmMismatch = (
  ctx: Context,
  row: PaymentRow | undefined,
  it: PaidPayment['transaction'],
  fields: Record<string, string>,
): Promise<void> =>
  raiseAlarm(ctx, {
    kind: 'payment.mismatch',
    matter: it.transactionId,
    about: it.outTradeNo,
    orderId: row?.payable_kind === 'order' ? row.payable_id : undefined,
    data: { transactionId: it.transactionId, outTradeNo: it.outTradeNo, ...fields },
  });
