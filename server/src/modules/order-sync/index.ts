import type { CronEntry, JobDefinition } from '../../kernel/jobs/define-job.ts';
import { checkOrders } from './imports/jobs/check-orders.ts';
import { runOrders } from './imports/jobs/run-orders.ts';
import { tidyOrderFiles } from './imports/jobs/tidy-order-files.ts';
import { sweepNonces } from './open/sweep-nonces.ts';
import { fetchOneOrder } from './pulling/fetch-one.ts';
import { everyMs, pullPage } from './pulling/pull-page.ts';
import { isSyncDue, startDueRuns } from './pulling/start-run.ts';

export { openKeys } from './open/open-keys.ts';
export { miniProgramInbox, wechatShopInbox } from './pulling/pushes.ts';
export { orderSyncSealedTables } from './sealed-tables.ts';
export { findSourceNames } from './source-names.ts';

export const orderSyncJobs: readonly JobDefinition[] = [
  ...[pullPage, fetchOneOrder, startDueRuns],
  ...[checkOrders, runOrders, tidyOrderFiles, sweepNonces],
];

const hour = 3_600_000;
export const orderSyncCron: readonly CronEntry[] = [
  { job: startDueRuns, everyMs, isDue: isSyncDue },
  { job: sweepNonces, everyMs: hour },
  { job: tidyOrderFiles, everyMs: 24 * hour },
];
