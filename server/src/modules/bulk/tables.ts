import type { BatchStatus } from '@lianke/shared';

/** How long an action can be undone; then what customers had before is forgotten. */
export const undoForMs = 30 * 86_400_000;

export interface BulkActionRow {
  id: string;
  /** Who started it; it goes on with this person's rights as they are today. */
  staff_id: string;
  /** JSON of the contract's change. */
  change: string;
  /** JSON of the contract's target, sealed under the action's id; null when it is no longer needed. */
  target_sealed: string | null;
  status: BatchStatus;
  /** Customers with a later id came after the start and are not part of it. */
  upper_id: string;
  /** The last customer looked at. */
  cursor_id: string;
  /** Null when it is too many to count beforehand. */
  total: number | null;
  done: number;
  changed: number;
  failed: number;
  restored: number;
  started_at: number;
  finished_at: number | null;
  undo_by: string | null;
}

export interface BulkChangeRow {
  action_id: string;
  customer_id: string;
  before: string;
  after: string;
}
