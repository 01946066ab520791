import type { Migration } from '../kernel/db/migrate.ts';
import { kernelTables } from './20261122_0100_kernel.ts';
import { identityTables } from './20261122_0110_identity.ts';
import { customerTables } from './20261122_0120_customers.ts';
import { platformTables } from './20261122_0130_platforms.ts';
import { accessTables } from './20261122_0200_access.ts';
import { customersAtScaleTables } from './20261122_0210_customers_at_scale.ts';
import { auditTables } from './20261122_0220_audit.ts';
import { handoverTables } from './20261122_0230_handovers.ts';
import { tiesOfRelations } from './20261122_0231_ties.ts';
import { mergingTables } from './20261122_0240_merging.ts';
import { bulkTables } from './20261122_0250_bulk.ts';
import { customerFileTables } from './20261122_0260_customer_files.ts';
import { auditAndKeys } from './20261122_0270_audit_and_keys.ts';
import { privacyTables } from './20261122_0280_privacy.ts';
import { duplicateChecks } from './20261122_0290_duplicate_checks.ts';
import { rightsNews } from './20261122_0291_rights_news.ts';
import { ledgerTables } from './20261122_0300_ledger.ts';
import { membershipTables } from './20261122_0305_membership.ts';
import { couponTables } from './20261122_0310_coupons.ts';
import { alarmTables } from './20261130_0400_alarms.ts';
import { catalogTables } from './20261130_0410_catalog.ts';
import { paymentTables } from './20261130_0420_payments.ts';
import { orderTables } from './20261130_0430_orders.ts';
import { orderSyncTables } from './20261130_0440_order_sync.ts';
import { fileOwners } from './20261130_0450_file_owners.ts';
import { invoiceTables } from './20261201_0500_invoices.ts';
import { refundsLetThrough } from './20261201_0510_when_refunds_are_let_through.ts';

export const migrations: readonly Migration[] = [
  kernelTables,
  identityTables,
  customerTables,
  platformTables,
  accessTables,
  customersAtScaleTables,
  auditTables,
  handoverTables,
  tiesOfRelations,
  mergingTables,
  bulkTables,
  customerFileTables,
  auditAndKeys,
  privacyTables,
  duplicateChecks,
  rightsNews,
  ledgerTables,
  membershipTables,
  couponTables,
  alarmTables,
  catalogTables,
  paymentTables,
  orderTables,
  orderSyncTables,
  fileOwners,
  invoiceTables,
  refundsLetThrough,
];
