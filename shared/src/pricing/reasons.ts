/** Why a coupon is not used. Amounts in fen, times in ms, counts in pieces. */
export type CouponReason =
  | { code: 'not_started'; validFrom: number; startsInMs: number }
  | { code: 'expired'; validUntil: number; expiredForMs: number }
  | { code: 'wrong_store' }
  | { code: 'nothing_in_scope' }
  | { code: 'below_amount'; missingFen: number }
  | { code: 'below_pieces'; missing: number }
  | { code: 'no_shipping_fee' }
  /** What it counts for costs nothing, or so little that its rate comes to less than one fen. */
  | { code: 'nothing_to_take_off' }
  /** Excluded by the rules of stacking; `with` are the coupons in use that stand in its way. */
  | { code: 'not_combinable_with_chosen'; with: string[] }
  /** Could be added, but the other coupons leave it nothing. */
  | { code: 'nothing_left' }
  /** Could be added, but the order would not become cheaper (rounding). */
  | { code: 'better_without' }
  /** The customer chose by hand and may add this one: it would save so much. */
  | { code: 'can_be_added'; savesFen: number };

export type CouponReasonCode = CouponReason['code'];
