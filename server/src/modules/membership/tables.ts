import type { LevelReason } from '@lianke/shared';

/** What was computed for a member last. Without a row: the lowest level, nothing to review. */
export interface MemberLevelRow {
  customer_id: string;
  level: number;
  reason: LevelReason;
  /** 0 = since the beginning. */
  since: number;
  settings_version: number;
  review_at: number;
}

export interface LevelChangeRow {
  id: string;
  /** The record it happened to; a merged person's are found under all of theirs. */
  customer_id: string;
  from_level: number;
  to_level: number;
  reason: LevelReason;
  /** What counted at that moment. */
  growth: number;
  settings_version: number;
  at: number;
}

export interface PaidTermRow {
  id: string;
  customer_id: string;
  level: number;
  starts_at: number;
  until: number;
  source_kind: string;
  source_id: string;
}

/** Time alone will not change this level. */
export const noReview = 253_402_300_799_999;
