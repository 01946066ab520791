import type { Handlers } from '../../kernel/http/serve.ts';
import { lookAtCode } from './counter/look-at-code.ts';
import { redeemCoupon } from './counter/redeem-coupon.ts';
import { cancelGrant } from './grants/cancel-grant.ts';
import { listGrants } from './grants/list-grants.ts';
import { startGrant } from './grants/start-grant.ts';
import { claimCoupon } from './issuing/claim-coupon.ts';
import { claimShared } from './issuing/claim-shared.ts';
import { exchangePoints } from './issuing/exchange-points.ts';
import { grantCoupon } from './issuing/grant-coupon.ts';
import { shareCoupon } from './issuing/share-coupon.ts';
import { couponCentre } from './member/coupon-centre.ts';
import { listMyCoupons } from './member/list-my-coupons.ts';
import { getCounterCode, getMyCoupon } from './member/my-coupon.ts';
import { pointsMall } from './member/points-mall.ts';
import { voidCoupon } from './moving/void-coupon.ts';
import { addCodes } from './templates/add-codes.ts';
import { extendTemplate } from './templates/extend-template.ts';
import { listTemplates, readTemplate } from './templates/list-templates.ts';
import { saveTemplate } from './templates/save-template.ts';
import { setTemplateState } from './templates/set-template-state.ts';
import { findCouponByCode } from './wallet/find-coupon.ts';
import { couponsOfCustomer } from './wallet/of-customer.ts';

type MemberCoupons =
  | 'member.coupons.centre'
  | 'member.coupons.claim'
  | 'member.coupons.claim-shared'
  | 'member.coupons.list'
  | 'member.coupons.get'
  | 'member.coupons.code'
  | 'member.points.mall'
  | 'member.points.exchange';
type Templates =
  | 'staff.coupon-templates.list'
  | 'staff.coupon-templates.get'
  | 'staff.coupon-templates.save'
  | 'staff.coupon-templates.extend'
  | 'staff.coupon-templates.set-state'
  | 'staff.coupon-templates.add-codes';
type StaffCoupons =
  | 'staff.coupons.of-customer'
  | 'staff.coupons.find'
  | 'staff.coupons.grant'
  | 'staff.coupons.share'
  | 'staff.coupons.void'
  | 'staff.coupons.look-at-code'
  | 'staff.coupons.redeem'
  | 'staff.coupon-grants.start'
  | 'staff.coupon-grants.list'
  | 'staff.coupon-grants.cancel';

export const couponRoutes: Handlers<MemberCoupons | Templates | StaffCoupons> = {
  'member.coupons.centre': couponCentre,
  'member.coupons.claim': claimCoupon,
  'member.coupons.claim-shared': claimShared,
  'member.coupons.list': listMyCoupons,
  'member.coupons.get': getMyCoupon,
  'member.coupons.code': getCounterCode,
  'member.points.mall': pointsMall,
  'member.points.exchange': exchangePoints,
  'staff.coupon-templates.list': listTemplates,
  'staff.coupon-templates.get': readTemplate,
  'staff.coupon-templates.save': saveTemplate,
  'staff.coupon-templates.extend': extendTemplate,
  'staff.coupon-templates.set-state': setTemplateState,
  'staff.coupon-templates.add-codes': addCodes,
  'staff.coupons.of-customer': couponsOfCustomer,
  'staff.coupons.find': findCouponByCode,
  'staff.coupons.grant': grantCoupon,
  'staff.coupons.share': shareCoupon,
  'staff.coupons.void': voidCoupon,
  'staff.coupons.look-at-code': lookAtCode,
  'staff.coupons.redeem': redeemCoupon,
  'staff.coupon-grants.start': startGrant,
  'staff.coupon-grants.list': listGrants,
  'staff.coupon-grants.cancel': cancelGrant,
};
