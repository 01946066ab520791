import type { DifferenceKind, PaymentRefundStatus, PaymentStatus } from '@lianke/shared';

export interface PaymentRow {
  /** The out_trade_no. */
  id: string;
  payable_kind: string;
  payable_id: string;
  customer_id: string;
  openid: string;
  amount_fen: number;
  description: string;
  status: PaymentStatus;
  transaction_id: string | null;
  paid_at: number | null;
  payer_total_fen: number | null;
  late: number;
  refunded_fen: number;
  created_at: number;
  expires_at: number;
  closed_at: number | null;
  next_query_at: number | null;
  queries: number;
}

export interface PaymentRefundRow {
  /** The out_refund_no. */
  id: string;
  payment_id: string;
  cause_id: string;
  amount_fen: number;
  reason: string;
  status: PaymentRefundStatus;
  refund_id: string | null;
  created_at: number;
  settled_at: number | null;
  next_query_at: number | null;
  queries: number;
  problem: string | null;
}

export type BillSubject = 'payment' | 'refund';

export interface BillRunRow {
  bill_on: string;
  status: 'running' | 'waiting' | 'done' | 'failed';
  paid_count: number;
  paid_fen: number;
  refunded_count: number;
  refunded_fen: number;
  ours_paid_count: number;
  ours_paid_fen: number;
  ours_refunded_count: number;
  ours_refunded_fen: number;
  problem: string | null;
  started_at: number;
  fetched_at: number | null;
}

export interface BillLineRow {
  bill_on: string;
  subject: BillSubject;
  number: string;
  transaction_id: string;
  out_trade_no: string;
  amount_fen: number;
  state: string;
  at: number;
}

export interface DifferenceRow {
  id: string;
  bill_on: string;
  subject: BillSubject;
  kind: DifferenceKind;
  number: string;
  transaction_id: string | null;
  ours_fen: number | null;
  theirs_fen: number | null;
  at: number;
  status: 'open' | 'healed' | 'ignored';
  note: string;
  settled_by: string | null;
  settled_at: number | null;
}
