import type { RedCause, RedReason, RedState } from '@lianke/shared';

export interface RedRow {
  id: string;
  blue_id: string;
  /** The blue's id while this is under way: one at a time. */
  open_blue_id: string | null;
  request_id: string;
  seller_id: string;
  state: RedState;
  reason: RedReason;
  cause: RedCause;
  cause_id: string | null;
  reissue: number;
  note: string;
  problem: string;
  /** Our number of the confirmation at the provider. */
  serial: string;
  bill_no: string | null;
  bill_uuid: string | null;
  red_invoice_id: string | null;
  raised_by: string | null;
  approved_by: string | null;
  deadline_at: number | null;
  next_at: number | null;
  queries: number;
  created_at: number;
  settled_at: number | null;
}
