import type { CronEntry, JobDefinition } from '../kernel/jobs/define-job.ts';
import type { Reaction } from '../kernel/events/define-event.ts';
import type { AnyHandlers } from '../kernel/http/serve.ts';
import type { InboxHandler } from '../kernel/inbox/inbox-handler.ts';
import { purgeOldRows } from '../kernel/jobs/purge-old-rows.ts';
import { alarmRoutes } from '../modules/alarms/routes.ts';
import { checkChain, checkDaily } from '../modules/audit/index.ts';
import { auditRoutes } from '../modules/audit/routes.ts';
import { forgetBulkChanges, runBulk, undoBulkJob } from '../modules/bulk/index.ts';
import { bulkRoutes } from '../modules/bulk/routes.ts';
import { checkGoods, runGoods, tidyGoodsFiles } from '../modules/catalog/index.ts';
import { catalogRoutes } from '../modules/catalog/routes.ts';
import { channelRoutes } from '../modules/channels/routes.ts';
import { fetchContact, renameMember, sendWelcome, wecomInbox } from '../modules/contacts/index.ts';
import { contactRoutes } from '../modules/contacts/routes.ts';
import { announceImported, checkFile, runImport, tidyImports, undoImport } from '../modules/customer-files/index.ts';
import { customerFileRoutes } from '../modules/customer-files/routes.ts';
import { couponRoutes } from '../modules/coupons/routes.ts';
import {
  countUsable,
  expireCoupons,
  onCustomerMerged,
  onCustomerUnmerged,
  onLevelChanged,
  onMemberBirthday,
  runGrant,
} from '../modules/coupons/index.ts';
import { customerViewRoutes } from '../modules/customer-view/routes.ts';
import { findDuplicates, forgetSnapshots, isDuplicateCheckDue } from '../modules/customers/index.ts';
import { customerRoutes } from '../modules/customers/routes.ts';
import { fetchProfiles, importPage, officialAccountInbox } from '../modules/followers/index.ts';
import { sweepPictures } from '../modules/files/index.ts';
import { fileRoutes } from '../modules/files/routes.ts';
import { followerRoutes } from '../modules/followers/routes.ts';
import { expireLots } from '../modules/ledger/index.ts';
import { mirrorStaff } from '../modules/identity/index.ts';
import { askWecom, checkWecom, moveCustomers } from '../modules/team/index.ts';
import { teamRoutes } from '../modules/team/routes.ts';
import { identityRoutes } from '../modules/identity/session-routes.ts';
import { createInvoices, onMergedInvoices, onUnmergedInvoices } from '../modules/invoices/index.ts';
import { integrationRoutes } from '../modules/integrations/routes.ts';
import {
  evaluateAll,
  greetBirthdays,
  onGrowthChanged,
  onMerged,
  onUnmerged,
  remindExpiring,
  reviewDue,
} from '../modules/membership/index.ts';
import {
  askTradeOrder,
  completeReceived,
  isCompletionDue,
  isUploadDue,
  onCustomersMerged,
  onCustomersUnmerged,
  uploadShipping,
} from '../modules/orders/index.ts';
import { createOrderRoutes } from '../modules/orders/routes.ts';
import { findSourceNames, miniProgramInbox, orderSyncCron, orderSyncJobs, wechatShopInbox } from '../modules/order-sync/index.ts';
import { orderSyncRoutes } from '../modules/order-sync/routes.ts';
import { createMembershipRoutes } from '../modules/membership/routes.ts';
import { memberRoutes } from '../modules/members/routes.ts';
import { createPayments } from '../modules/payments/index.ts';
import { createPrivacy } from '../modules/privacy/create-privacy.ts';
import { invoicedParts } from './invoiced-parts.ts';
import { payableParts } from './payable-parts.ts';
import { privacyParts } from './privacy-parts.ts';
import { settingsRoutes } from '../modules/settings/routes.ts';

const privacy = createPrivacy(privacyParts);
const payments = createPayments(payableParts);
const invoices = createInvoices(invoicedParts);
const orderRoutes = createOrderRoutes({ findSourceNames });
const membershipRoutes = createMembershipRoutes({ countCoupons: countUsable });

/** The list of modules: what each adds to the product. A new module is one folder and its lines here. */
export const handlers: AnyHandlers = {
  ...memberRoutes,
  ...identityRoutes,
  ...customerRoutes,
  ...customerViewRoutes,
  ...bulkRoutes,
  ...customerFileRoutes,
  ...channelRoutes,
  ...settingsRoutes,
  ...followerRoutes,
  ...contactRoutes,
  ...integrationRoutes,
  ...membershipRoutes,
  ...couponRoutes,
  ...orderRoutes,
  ...orderSyncRoutes,
  ...catalogRoutes,
  ...fileRoutes,
  ...payments.routes,
  ...invoices.routes,
  ...alarmRoutes,
  ...auditRoutes,
  ...teamRoutes,
  ...privacy.routes,
};

export const inboxHandlers: readonly InboxHandler[] = [
  officialAccountInbox,
  wecomInbox,
  miniProgramInbox,
  wechatShopInbox,
  payments.inbox,
  ...invoices.inbox,
];

export const jobs: readonly JobDefinition[] = [
  fetchProfiles,
  importPage,
  fetchContact,
  sendWelcome,
  mirrorStaff,
  renameMember,
  moveCustomers,
  askWecom,
  checkWecom,
  purgeOldRows,
  ...privacy.jobs,
  ...payments.jobs,
  ...invoices.jobs,
  ...orderSyncJobs,
  expireLots,
  evaluateAll,
  reviewDue,
  greetBirthdays,
  remindExpiring,
  checkChain,
  checkDaily,
  findDuplicates,
  forgetSnapshots,
  runBulk,
  undoBulkJob,
  forgetBulkChanges,
  checkFile,
  runImport,
  announceImported,
  undoImport,
  tidyImports,
  runGrant,
  expireCoupons,
  sweepPictures,
  checkGoods,
  runGoods,
  tidyGoodsFiles,
  uploadShipping,
  completeReceived,
  askTradeOrder,
];

export const reactions: readonly Reaction[] = [
  onGrowthChanged,
  onMerged,
  onUnmerged,
  onCustomerMerged,
  onCustomerUnmerged,
  onMemberBirthday,
  onLevelChanged,
  onCustomersMerged,
  onCustomersUnmerged,
  onMergedInvoices,
  onUnmergedInvoices,
];

const hour = 3_600_000;
export const cronEntries: readonly CronEntry[] = [
  { job: findDuplicates, everyMs: 3_000, isDue: isDuplicateCheckDue },
  { job: uploadShipping, everyMs: 5_000, isDue: isUploadDue },
  { job: completeReceived, everyMs: 60_000, isDue: isCompletionDue },
  { job: mirrorStaff, everyMs: hour },
  { job: checkWecom, everyMs: hour },
  { job: purgeOldRows, everyMs: hour },
  { job: sweepPictures, everyMs: hour },
  ...privacy.cronEntries,
  ...payments.cronEntries,
  ...invoices.cronEntries,
  ...orderSyncCron,
  { job: checkDaily, everyMs: 24 * hour },
  { job: expireLots, everyMs: 24 * hour },
  { job: reviewDue, everyMs: 24 * hour },
  { job: greetBirthdays, everyMs: 24 * hour },
  { job: remindExpiring, everyMs: 24 * hour },
  { job: forgetSnapshots, everyMs: 24 * hour },
  { job: forgetBulkChanges, everyMs: 24 * hour },
  { job: tidyImports, everyMs: 24 * hour },
  { job: tidyGoodsFiles, everyMs: 24 * hour },
  { job: expireCoupons, everyMs: 24 * hour },
];
