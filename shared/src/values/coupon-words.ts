/** Words about coupons and points that are stored, sent and shown. */

/** A template: being written; open to be claimed and granted; closed for the time being; closed for good (or its budget or number is used up). */
export const couponTemplateStates = ['draft', 'live', 'paused', 'ended'] as const;
export type CouponTemplateState = (typeof couponTemplateStates)[number];

/** An instance in somebody's wallet. `locked` belongs to one order until it is paid or given up; `used`, `expired` and `void` are ends, except that a refund may return a used one. */
export const couponStates = ['available', 'locked', 'used', 'expired', 'void'] as const;
export type CouponState = (typeof couponStates)[number];

/** How an instance came: that is its attribution. */
export const couponSources = ['claim', 'grant', 'share', 'campaign', 'birthday', 'level', 'points', 'import'] as const;
export type CouponSource = (typeof couponSources)[number];

/** What happened to an instance; one ledger row each. */
export const couponMoves = ['issued', 'locked', 'unlocked', 'used', 'returned', 'expired', 'voided'] as const;
export type CouponMove = (typeof couponMoves)[number];

/** What a member's ledger counts. Principal is money the customer paid in, bonus what the shop added: only principal is refundable and invoiceable. */
export const ledgerKinds = ['points', 'growth', 'principal', 'bonus'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** Why a balance moved. */
export const ledgerReasons = [
  'earned',
  'granted',
  'spent',
  'refunded',
  'expired',
  'exchanged',
  'recharged',
  'paid_out',
  'taken_back',
  'adjusted',
] as const;
export type LedgerReason = (typeof ledgerReasons)[number];
