import type { PaymentStatus } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import type { Payable } from '../payable-part.ts';
import type { PaymentRow } from '../tables.ts';

interface NewPayment {
  payable: Payable;
  customerId: string;
  /** Of the mini-program: nobody else's money is taken for this payment's. */
  openid: string;
  amountFen: number;
  /** Shown in the payer's bill. */
  description: string;
  /** From then on it is closed. */
  expiresAt: number;
}

/** Writes down that money is expected, in the caller's transaction; WeChat hears of it with `prepay`. Answers the payment's id, the out_trade_no. */
export async function openPayment(ctx: Context, it: NewPayment): Promise<string> {
  if (!ctx.transaction) throw new Error('a payment is opened in the transaction of what is paid for');
  if (!Number.isSafeInteger(it.amountFen) || it.amountFen <= 0) throw new Error(`${it.amountFen} fen can not be paid`);
  const row: PaymentRow = {
    id: ctx.ids.next('payment'),
    payable_kind: it.payable.kind,
    payable_id: it.payable.id,
    customer_id: it.customerId,
    openid: it.openid,
    amount_fen: it.amountFen,
    description: it.description.slice(0, 127),
    status: 'created',
    transaction_id: null,
    paid_at: null,
    payer_total_fen: null,
    late: 0,
    refunded_fen: 0,
    created_at: ctx.clock.now(),
    expires_at: it.expiresAt,
    closed_at: null,
    next_query_at: it.expiresAt,
    queries: 0,
  };
  await ctx.db('payments').insert(row);
  return row.id;
}

export interface Payment {
  id: string;
  payable: Payable;
  /** Of whoever pays. */
  openid: string;
  status: PaymentStatus;
  amountFen: number;
  /** What refunds on their way or there come to. */
  refundedFen: number;
  transactionId: string | null;
  paidAt: number | null;
  /** It came after the payment had been closed, and goes back whole. */
  late: boolean;
  expiresAt: number;
}

/** The payment of a payable. */
export async function findPayment(ctx: Context, payable: Payable): Promise<Payment | undefined> {
  const row = await ctx.db<PaymentRow>('payments').where({ payable_kind: payable.kind, payable_id: payable.id }).first();
  return row && toPayment(row);
}

const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  payable: { kind: row.payable_kind, id: row.payable_id },
  openid: row.openid,
  status: row.status,
  amountFen: row.amount_fen,
  refundedFen: row.refunded_fen,
  transactionId: row.transaction_id,
  paidAt: row.paid_at,
  late: row.late === 1,
  expiresAt: row.expires_at,
});

/** Ids are ours, so one that is not there is a mistake of the caller. */
export async function getPayment(ctx: Context, id: string): Promise<PaymentRow> {
  const row = await ctx.db<PaymentRow>('payments').where({ id }).first();
  if (!row) throw new Error(`there is no payment ${id}`);
  return row;
}
