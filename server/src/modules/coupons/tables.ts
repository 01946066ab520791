import type { CouponMove, CouponSource, CouponState, CouponTemplateState } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';

type TemplateView = Output<'staff.coupon-templates.get'>['template'];
export type CouponRules = TemplateView['rules'];
export type Validity = TemplateView['validity'];
export type Audience = TemplateView['audience'];

export interface TemplateRow {
  id: string;
  /** Grows with every edit and change of state; what was decided from an older version does not hold. */
  version: number;
  state: CouponTemplateState;
  title: string;
  note: string;
  /** JSON of CouponRules. */
  rules: string;
  validity: string;
  audience: string;
  claim_from: number;
  claim_until: number;
  total: number;
  per_person: number;
  in_centre: number;
  price_points: number | null;
  codes_left: number | null;
  budget_fen: number | null;
  worst_fen: number | null;
  committed_fen: number;
  issued: number;
  claimed: number;
  used: number;
  off_fen: number;
  revenue_fen: number;
  created_at: number;
  created_by: string;
}

export interface CouponRow {
  id: string;
  code: string;
  template_id: string;
  customer_id: string;
  origin_customer_id: string;
  state: CouponState;
  title: string;
  note: string;
  rules: string;
  valid_from: number;
  valid_until: number;
  source: CouponSource;
  staff_id: string | null;
  channel_key: string | null;
  grant_id: string | null;
  issued_at: number;
  order_id: string | null;
  used_at: number | null;
  used_store: string | null;
  used_by: string | null;
  off_fen: number | null;
  revenue_fen: number | null;
}

export interface SlotRow {
  customer_id: string;
  template_id: string;
  seq: number;
  coupon_id: string;
  origin_customer_id: string;
}

export interface MoveRow {
  coupon_id: string;
  id: string;
  move: CouponMove;
  at: number;
  actor_kind: string;
  actor_id: string;
  order_id: string | null;
  reason: string;
}

export interface ShareRow {
  id: string;
  template_id: string;
  staff_id: string;
  customer_id: string | null;
  expires_at: number;
  used_at: number | null;
  used_by_customer_id: string | null;
  coupon_id: string | null;
}

export interface GrantRow {
  id: string;
  template_id: string;
  staff_id: string;
  reason: string;
  target_sealed: string | null;
  status: 'running' | 'done' | 'cancelled' | 'failed';
  upper_id: string;
  cursor_id: string;
  total: number | null;
  done: number;
  failed: number;
  started_at: number;
  finished_at: number | null;
}

export interface GrantTargetRow {
  grant_id: string;
  customer_id: string;
  coupon_id: string | null;
  refusal: string | null;
}

export const rulesOf = (row: { rules: string }): CouponRules => JSON.parse(row.rules) as CouponRules;
export const validityOf = (row: Pick<TemplateRow, 'validity'>): Validity => JSON.parse(row.validity) as Validity;
export const audienceOf = (row: Pick<TemplateRow, 'audience'>): Audience => JSON.parse(row.audience) as Audience;
