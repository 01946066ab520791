import { auditContracts } from './audit.ts';
import { catalogContracts } from './catalog.ts';
import { channelContracts } from './channels.ts';
import { couponTemplateContracts } from './coupon-templates.ts';
import { couponContracts } from './coupons.ts';
import { customerFileContracts } from './customer-files.ts';
import { customerWorkContracts } from './customer-work.ts';
import { customerContracts } from './customers.ts';
import { followerContracts } from './followers.ts';
import { integrationContracts } from './integrations.ts';
import { invoiceBookContracts } from './invoice-books.ts';
import { invoiceContracts } from './invoices.ts';
import { memberCouponContracts } from './member-coupons.ts';
import { memberInvoiceContracts } from './member-invoices.ts';
import { memberOrderContracts } from './member-orders.ts';
import { memberContracts } from './members.ts';
import { membershipContracts } from './membership.ts';
import { orderSyncContracts } from './order-sync.ts';
import { orderContracts } from './orders.ts';
import { paymentContracts } from './payments.ts';
import { privacyContracts } from './privacy.ts';
import { redLetterContracts } from './red-letters.ts';
import { staffContracts } from './staff.ts';
import { teamContracts } from './team.ts';

/** Every endpoint of the product, keyed `audience.module.verb`. */
export const contracts = {
  ...memberContracts,
  ...staffContracts,
  ...teamContracts,
  ...customerContracts,
  ...customerWorkContracts,
  ...customerFileContracts,
  ...membershipContracts,
  ...memberCouponContracts,
  ...couponTemplateContracts,
  ...couponContracts,
  ...catalogContracts,
  ...memberOrderContracts,
  ...orderContracts,
  ...paymentContracts,
  ...orderSyncContracts,
  ...memberInvoiceContracts,
  ...invoiceContracts,
  ...redLetterContracts,
  ...invoiceBookContracts,
  ...auditContracts,
  ...privacyContracts,
  ...channelContracts,
  ...followerContracts,
  ...integrationContracts,
};
