import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { sendRefund } from '../money/send-refund.ts';
import type { PayablePart } from '../payable-part.ts';
import { sendRefundTicket } from './send-refund-ticket.ts';

/** Given up after a few tries: `payments.query-due` goes on with it, ever more seldom and for ever. */
export const createSendRefund = (parts: readonly PayablePart[]): JobDefinition =>
  defineJob({ ...sendRefundTicket, maxAttempts: 3, run: (ctx, { refundId }) => sendRefund(ctx, parts, refundId) });
