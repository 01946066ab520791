import type { InboxHandler } from '../../kernel/inbox/inbox-handler.ts';
import type { CronEntry, JobDefinition } from '../../kernel/jobs/define-job.ts';
import { createBooks } from './books/create-books.ts';
import type { InvoiceBooks } from './books/create-books.ts';
import { createIssuing } from './create-issuing.ts';
import type { Issuing } from './create-issuing.ts';
import { createRequests, createViews } from './create-requests.ts';
import type { InvoicedPart } from './invoiced-part.ts';
import { invoiceSettingsRoutes } from './settings/routes.ts';
import { createBillInbox, createTakeWish } from './wechat-bill/bill-inbox.ts';
import { configureBill, isBillUntold } from './wechat-bill/configure-bill.ts';

export interface Invoices {
  routes: ReturnType<typeof createRequests> & Issuing['routes'] & InvoiceBooks['routes'] & typeof invoiceSettingsRoutes;
  jobs: readonly JobDefinition[];
  cronEntries: readonly CronEntry[];
  inbox: readonly InboxHandler[];
}

/** The module over what can be invoiced: the owners of it are given to it, so that it needs to know none of them. */
export function createInvoices(parts: readonly InvoicedPart[]): Invoices {
  const issuing = createIssuing(parts, createViews(parts));
  const books = createBooks(parts);
  return {
    routes: { ...createRequests(parts), ...issuing.routes, ...books.routes, ...invoiceSettingsRoutes },
    jobs: [...issuing.jobs, ...books.jobs, createTakeWish(parts), configureBill],
    cronEntries: [...issuing.cronEntries, { job: configureBill, everyMs: 60_000, isDue: isBillUntold }],
    inbox: [...issuing.inbox, createBillInbox(parts)],
  };
}
