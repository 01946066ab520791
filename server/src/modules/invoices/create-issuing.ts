import type { Handlers } from '../../kernel/http/serve.ts';
import type { InboxHandler } from '../../kernel/inbox/inbox-handler.ts';
import type { CronEntry, JobDefinition } from '../../kernel/jobs/define-job.ts';
import { pauseBatch, resumeBatch } from './batches/pause-batch.ts';
import { listBatches, readBatch } from './batches/read-batches.ts';
import { createRunBatch } from './batches/run-batch.ts';
import { createStartBatch } from './batches/start-batch.ts';
import { createAskForCard } from './cards/ask-for-card.ts';
import { createInsertCard } from './cards/insert-card.ts';
import { createMailInvoice, mailOwn } from './files/mail-invoice.ts';
import { ownFile } from './files/own-file.ts';
import type { InvoiceViews } from './invoice-views.ts';
import type { InvoicedPart } from './invoiced-part.ts';
import { createCheckPush, pushInbox } from './issuing/push-inbox.ts';
import { createRecordManual } from './issuing/record-manual.ts';
import { createRefreshInvoice } from './issuing/refresh-invoice.ts';
import { createRetryInvoice } from './issuing/retry-invoice.ts';
import { unblock } from './issuing/unblock.ts';
import { createWork, isWorkDue } from './issuing/work.ts';
import { createAnswerRed, createRefreshRed, createWithdrawRed } from './reds/answer-red.ts';
import { createApproveRed } from './reds/approve-red.ts';
import { areSellersConnected, findBuyerReds } from './reds/find-buyer-reds.ts';
import { listReds } from './reds/list-reds.ts';
import { createRaiseAgain, createStaffRaise } from './reds/staff-raise.ts';

type IssuingRoutes = Handlers<
  | 'staff.invoices.refresh'
  | 'staff.invoices.retry'
  | 'staff.invoices.unblock'
  | 'staff.invoices.record-manual'
  | 'staff.invoices.mail'
  | 'staff.invoices.start-batch'
  | 'staff.invoices.batches'
  | 'staff.invoices.batch'
  | 'staff.invoices.pause-batch'
  | 'staff.invoices.resume-batch'
  | 'staff.reds.list'
  | 'staff.reds.raise'
  | 'staff.reds.approve'
  | 'staff.reds.withdraw'
  | 'staff.reds.answer'
  | 'staff.reds.again'
  | 'staff.reds.refresh'
  | 'member.invoices.mail'
  | 'member.invoices.file'
  | 'member.invoices.card'
>;

export interface Issuing {
  routes: IssuingRoutes;
  jobs: readonly JobDefinition[];
  cronEntries: readonly CronEntry[];
  inbox: readonly InboxHandler[];
}

const minute = 60_000;

/** From the queue to the invoice and back, over what is invoiced and over the requests, which are given to it. */
export function createIssuing(parts: readonly InvoicedPart[], views: InvoiceViews): Issuing {
  const work = createWork(parts);
  return {
    routes: {
      'staff.invoices.refresh': createRefreshInvoice(parts, views),
      'staff.invoices.retry': createRetryInvoice(parts, views),
      'staff.invoices.unblock': unblock,
      'staff.invoices.record-manual': createRecordManual(parts, views),
      'staff.invoices.mail': createMailInvoice(views),
      'staff.invoices.start-batch': createStartBatch(views),
      'staff.invoices.batches': listBatches,
      'staff.invoices.batch': readBatch,
      'staff.invoices.pause-batch': pauseBatch,
      'staff.invoices.resume-batch': resumeBatch,
      'staff.reds.list': listReds,
      'staff.reds.raise': createStaffRaise(views),
      'staff.reds.approve': createApproveRed(views),
      'staff.reds.withdraw': createWithdrawRed(views),
      'staff.reds.answer': createAnswerRed(parts, views),
      'staff.reds.again': createRaiseAgain(views),
      'staff.reds.refresh': createRefreshRed(parts, views),
      'member.invoices.mail': mailOwn,
      'member.invoices.file': ownFile,
      'member.invoices.card': createAskForCard(parts, views),
    },
    jobs: [work, createCheckPush(parts), createRunBatch(views), createInsertCard(parts), findBuyerReds],
    cronEntries: [
      { job: work, everyMs: 1_000, isDue: isWorkDue },
      { job: findBuyerReds, everyMs: 10 * minute, isDue: areSellersConnected },
    ],
    inbox: [pushInbox],
  };
}
