export { issueOne } from './issuing/issue-one.ts';
export { lockCoupon, returnCoupon, unlockCoupon, useCoupon } from './moving/for-orders.ts';
export { expireCoupons } from './jobs/expire-coupons.ts';
export { runGrant } from './grants/run-grant.ts';
export { downloadGrant } from './grants/download-grant.ts';
export { onCustomerMerged, onCustomerUnmerged } from './reactions/follow-customers.ts';
export { couponsPrivacyPart } from './privacy-part.ts';
export { couponSealedTables } from './sealed-tables.ts';
