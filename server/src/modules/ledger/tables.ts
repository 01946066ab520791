import type { LedgerKind, LedgerReason } from '@lianke/shared';

/** What a member has of one kind, as the sum of everything that ever moved it. */
export interface AccountRow {
  id: string;
  /** The record it was opened for. A merge leaves it there; whose it is today is asked of `customers`. */
  customer_id: string;
  kind: LedgerKind;
  balance: number;
  opened_at: number;
}

export type Movement = 'credit' | 'spend' | 'refund' | 'expire';

export interface TransactionRow {
  id: string;
  idem_key: string;
  movement: Movement;
  kind: LedgerKind;
  /** Always positive; `movement` says which way. */
  amount: number;
  /** Of a spend: how much refunds have given back. */
  returned: number;
  refunds_id: string | null;
  reason: LedgerReason;
  note: string;
  actor_kind: string;
  actor_id: string;
  source_kind: string;
  source_id: string;
  at: number;
}

export interface EntryRow {
  id: string;
  transaction_id: string;
  side: 'member' | 'shop';
  /** Id of a member's account, or the shop's account by name. */
  account: string;
  kind: LedgerKind;
  /** Signed; the entries of a transaction sum to 0. */
  amount: number;
  /** What the member had in all after it; null on the shop's side. */
  balance_after: number | null;
  at: number;
}

export interface LotRow {
  id: string;
  account_id: string;
  /** The credit that made it. */
  transaction_id: string;
  kind: LedgerKind;
  earned_at: number;
  expires_at: number;
  amount: number;
  remaining: number;
  /** 1 while something remains. */
  is_open: number;
  reminded: number;
}

export interface LotUseRow {
  transaction_id: string;
  lot_id: string;
  nth: number;
  amount: number;
  returned: number;
}

/** What does not expire is kept until the end of the year 9999. */
export const never = 253_402_300_799_999;
