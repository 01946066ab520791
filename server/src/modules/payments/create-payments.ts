import type { CronEntry, JobDefinition } from '../../kernel/jobs/define-job.ts';
import type { InboxHandler } from '../../kernel/inbox/inbox-handler.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import { fetchNow } from './bills/fetch-now.ts';
import { createHealDifference } from './bills/heal-difference.ts';
import { listDays } from './bills/list-days.ts';
import { listDifferences } from './bills/list-differences.ts';
import { ignoreDifference } from './bills/settle-difference.ts';
import { createNoticeInbox } from './handle-notices.ts';
import { areBillsDue, fetchDueBills } from './jobs/fetch-due-bills.ts';
import { createQueryDue, isQueryDue } from './jobs/query-due.ts';
import { createSendRefund } from './jobs/send-refund.ts';
import type { PayablePart } from './payable-part.ts';

type PaymentRoutes = Handlers<
  | 'staff.reconciliation.days'
  | 'staff.reconciliation.fetch'
  | 'staff.reconciliation.differences'
  | 'staff.reconciliation.heal'
  | 'staff.reconciliation.ignore'
>;

export interface Payments {
  inbox: InboxHandler;
  jobs: readonly JobDefinition[];
  cronEntries: readonly CronEntry[];
  routes: PaymentRoutes;
}

/** The module over what can be paid for: the owners of payables are given to it, so that it needs to know none of them. */
export function createPayments(parts: readonly PayablePart[]): Payments {
  const queryDue = createQueryDue(parts);
  return {
    inbox: createNoticeInbox(parts),
    jobs: [createSendRefund(parts), queryDue, fetchDueBills],
    cronEntries: [
      { job: queryDue, everyMs: 5_000, isDue: isQueryDue },
      { job: fetchDueBills, everyMs: 30 * 60_000, isDue: areBillsDue },
    ],
    routes: {
      'staff.reconciliation.days': listDays,
      'staff.reconciliation.fetch': fetchNow,
      'staff.reconciliation.differences': listDifferences,
      'staff.reconciliation.heal': createHealDifference(parts),
      'staff.reconciliation.ignore': ignoreDifference,
    },
  };
}
