import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { DifferenceRow, PaymentRefundRow, PaymentRow } from '../tables.ts';

type Difference = Output<'staff.reconciliation.differences'>['differences'][number];

/** Rows as finance sees them, with the orders they are about. */
export async function toDifferences(ctx: Context, rows: readonly DifferenceRow[]): Promise<Difference[]> {
  const orders = await ordersOf(ctx, rows);
  const names = await staffNamesById(
    ctx,
    rows.flatMap((row) => row.settled_by ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    day: row.bill_on,
    subject: row.subject,
    kind: row.kind,
    number: row.number,
    transactionId: row.transaction_id,
    orderId: orders.get(row.number) ?? null,
    oursFen: row.ours_fen,
    theirsFen: row.theirs_fen,
    at: row.at,
    status: row.status,
    note: row.note,
    by: row.settled_by === null ? null : { staffId: row.settled_by, name: names.get(row.settled_by) ?? '' },
    settledAt: row.settled_at,
    can: { heal: isHealable(row) },
  }));
}

/** Where asking WeChat may put our books right: a payment or refund of ours that one side takes for something else. */
export const isHealable = (row: DifferenceRow): boolean =>
  row.status === 'open' && (row.kind === 'status_differs' || row.kind === 'missing_there');

/** out_trade_no or out_refund_no → the order. */
async function ordersOf(ctx: Context, rows: readonly DifferenceRow[]): Promise<Map<string, string>> {
  const numbersOf = (subject: DifferenceRow['subject']): string[] => rows.filter((row) => row.subject === subject).map((row) => row.number);
  const payments = await ctx
    .db<PaymentRow>('payments')
    .whereIn('id', numbersOf('payment'))
    .where({ payable_kind: 'order' })
    .select('id', 'payable_id');
  const refunds: (Pick<PaymentRefundRow, 'id'> & Pick<PaymentRow, 'payable_id'>)[] = await ctx
    .db('payment_refunds as r')
    .join('payments as p', 'p.id', 'r.payment_id')
    .whereIn('r.id', numbersOf('refund'))
    .where({ 'p.payable_kind': 'order' })
    .select('r.id', 'p.payable_id');
  return new Map([...payments, ...refunds].map((row) => [row.id, row.payable_id]));
}
