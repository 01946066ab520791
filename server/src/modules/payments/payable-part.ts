import type { Context } from '../../kernel/context.ts';

/** What is paid for, by whoever owns it. One payment each. */
export interface Payable {
  kind: string;
  id: string;
}

interface PaidPayable {
  payableId: string;
  paymentId: string;
  amountFen: number;
  transactionId: string;
  paidAt: number;
}

interface ClosedPayable {
  payableId: string;
  paymentId: string;
}

interface SettledRefund {
  payableId: string;
  paymentId: string;
  refundId: string;
  /** As given to requestRefund. */
  causeId: string;
  amountFen: number;
  status: 'succeeded' | 'failed';
  at: number;
}

/** What the owner of a kind of payables does when money moves. Called in the transaction that records the move, each at most once per payment. */
export interface PayablePart {
  kind: string;
  /**
   * The money is here; many at a time. Answers the ids of payables that can not be fulfilled any more: those go back whole, with an alarm. Money for
   * what `closed` was called for always goes back; its owner hears of it here too.
   */
  paid(ctx: Context, paid: readonly PaidPayable[]): Promise<readonly string[]>;
  /** Nobody can pay it any more: release what it holds. */
  closed(ctx: Context, closed: readonly ClosedPayable[]): Promise<void>;
  /**
   * A refund asked for with requestRefund reached its end. `failed` may be followed by `succeeded`, when somebody put it right at WeChat.
   * Money that goes back by itself (paid too late) is not told.
   */
  refundSettled(ctx: Context, settled: readonly SettledRefund[]): Promise<void>;
}
