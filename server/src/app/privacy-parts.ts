import { kernelPrivacyPart } from '../kernel/privacy/kernel-part.ts';
import type { PrivacyPart } from '../kernel/privacy/privacy-part.ts';
import { bulkPrivacyPart } from '../modules/bulk/index.ts';
import { catalogPrivacyPart } from '../modules/catalog/index.ts';
import { contactsPrivacyPart } from '../modules/contacts/index.ts';
import { couponsPrivacyPart } from '../modules/coupons/index.ts';
import { customerFilesPrivacyPart } from '../modules/customer-files/index.ts';
import { customersPrivacyPart } from '../modules/customers/index.ts';
import { filesPrivacyPart } from '../modules/files/index.ts';
import { followersPrivacyPart } from '../modules/followers/index.ts';
import { identityPrivacyPart } from '../modules/identity/index.ts';
import { invoicesPrivacyPart } from '../modules/invoices/index.ts';
import { ledgerPrivacyPart } from '../modules/ledger/index.ts';
import { membershipPrivacyPart } from '../modules/membership/index.ts';
import { ordersPrivacyPart } from '../modules/orders/index.ts';
import { paymentsPrivacyPart } from '../modules/payments/index.ts';
import { ownPrivacyPart } from '../modules/privacy/index.ts';
import { teamPrivacyPart } from '../modules/team/index.ts';

/** What each module holds about persons, in the order of a person's copy. A table that names persons and is in none of them fails server/test/privacy. */
export const privacyParts: readonly PrivacyPart[] = [
  customersPrivacyPart,
  identityPrivacyPart,
  followersPrivacyPart,
  contactsPrivacyPart,
  couponsPrivacyPart,
  ordersPrivacyPart,
  invoicesPrivacyPart,
  filesPrivacyPart,
  catalogPrivacyPart,
  paymentsPrivacyPart,
  bulkPrivacyPart,
  customerFilesPrivacyPart,
  teamPrivacyPart,
  ledgerPrivacyPart,
  membershipPrivacyPart,
  ownPrivacyPart,
  kernelPrivacyPart,
];
