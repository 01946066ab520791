export { lockCoupon, returnCoupon, unlockCoupon, useCoupon } from './moving/for-orders.ts';
export { countUsable } from './member/list-my-coupons.ts';
export { expireCoupons } from './jobs/expire-coupons.ts';
export { runGrant } from './grants/run-grant.ts';
export { downloadGrant } from './grants/download-grant.ts';
export { onCustomerMerged, onCustomerUnmerged } from './reactions/follow-customers.ts';
export { onLevelChanged, onMemberBirthday } from './reactions/give-level-gifts.ts';
export { couponsPrivacyPart } from './privacy-part.ts';
export { couponSealedTables } from './sealed-tables.ts';
