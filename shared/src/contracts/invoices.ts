import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { checkResults, invoiceBatchStates, invoiceRequestStates, invoiceTypes, notInvoicedReasons } from '../values/invoice-words.ts';
import { email, invoiceable, invoiceableOrder, staffInvoiceCard, staffInvoiceDetail, titleInput } from './invoice-shapes.ts';
import { cursor, day, fen, id, instant, pageSize, progress, reason, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'invoices.read' } as const;
const ask = { audience: 'staff', permission: 'invoices.request' } as const;
const issue = { audience: 'staff', permission: 'invoices.issue' } as const;

const orderIds = z.array(id).min(1).max(100);
const platformErrors = ['platform.busy', 'platform.quota', 'platform.unreachable', 'platform.credential', 'platform.refused'] as const;
const found = ['invoice.not_found', 'invoice.state_refused'] as const;
const one = z.object({ request: staffInvoiceDetail });

const queueFilter = z.object({
  states: z.array(z.enum(invoiceRequestStates)).max(8).optional(),
  type: z.enum(invoiceTypes).optional(),
  sellerId: id.optional(),
  check: z.enum(checkResults).optional(),
  /** Waits for login, quota or a provider. */
  blocked: z.boolean().optional(),
  /** An order number, an invoice number, or the beginning of a company's name. */
  search: z.string().trim().max(64).optional(),
  from: instant.optional(),
  until: instant.optional(),
});

const batch = z.object({
  id,
  state: z.enum(invoiceBatchStates),
  progress,
  issued: z.number().int(),
  waiting: z.number().int(),
  startedBy: staffName,
  startedAt: instant,
  finishedAt: instant.nullable(),
});

export const invoiceContracts = {
  'staff.invoices.list': endpoint({
    summary: 'Requests for invoices of customers I may see, newest first, with how many there are of each state.',
    kind: 'read',
    access: read,
    input: queueFilter.extend({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      requests: z.array(staffInvoiceCard),
      next: cursor.nullable(),
      counts: z.record(z.enum(invoiceRequestStates), z.number().int()),
      blocked: z.object({ login: z.number().int(), quota: z.number().int(), provider: z.number().int(), quotaResetsAt: instant }),
    }),
    errors: [],
  }),
  'staff.invoices.of-customer': endpoint({
    summary: 'A customer’s invoices, newest first.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(10) }),
    output: z.object({ requests: z.array(staffInvoiceCard), next: cursor.nullable() }),
    errors: ['customer.not_found'],
  }),
  'staff.invoices.of-order': endpoint({
    summary: 'An order’s invoices, and what could still be invoiced.',
    kind: 'read',
    access: read,
    input: z.object({ orderId: id }),
    output: z.object({ requests: z.array(staffInvoiceCard), payableFen: fen, why: z.enum(notInvoicedReasons).nullable() }),
    errors: ['order.not_found'],
  }),
  'staff.invoices.get': endpoint({
    summary: 'One request whole: checks, approvals, invoices with rows, history.',
    kind: 'read',
    access: read,
    input: z.object({ id }),
    output: one,
    errors: ['invoice.not_found'],
  }),
  'staff.invoices.invoiceable': endpoint({
    summary: 'A customer’s orders that can be invoiced.',
    kind: 'read',
    access: ask,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      orders: z.array(invoiceableOrder),
      next: cursor.nullable(),
    }),
    errors: ['customer.not_found'],
  }),
  'staff.invoices.preview': endpoint({
    summary: 'What an invoice over these orders of one customer would be.',
    kind: 'read',
    access: ask,
    input: z.object({ orderIds }),
    output: z.object({
      invoices: z.array(invoiceable.extend({ sellerName: z.string(), types: z.array(z.enum(invoiceTypes)) })),
      titles: z.array(titleInput.extend({ id })),
    }),
    errors: ['order.not_found'],
  }),
  'staff.invoices.request': endpoint({
    summary: 'Ask for an invoice on a customer’s behalf. A smaller amount than what could be invoiced needs a second pair of eyes.',
    kind: 'write',
    access: ask,
    input: z.object({
      orderIds,
      type: z.enum(invoiceTypes).default('normal'),
      title: titleInput,
      email: email.or(z.literal('')).default(''),
      expectedFen: fen.min(1),
      /** Null: everything that can be invoiced. */
      manualFen: fen.min(1).nullable().default(null),
      note: z.string().trim().max(200).default(''),
      despiteWarning: z.boolean().default(false),
    }),
    output: z.object({ requests: z.array(staffInvoiceCard) }),
    errors: [
      'order.not_found',
      'invoice.nothing_to_invoice',
      'invoice.amount_changed',
      'invoice.not_open',
      'invoice.title_invalid',
      'invoice.special_needs_company',
      'invoice.one_customer',
    ],
  }),
  'staff.invoices.edit': endpoint({
    summary: 'Put title, type, mail or remark right before it is let through; approvals begin anew.',
    kind: 'write',
    access: issue,
    input: z.object({
      id,
      revision: z.number().int(),
      type: z.enum(invoiceTypes),
      title: titleInput,
      email: email.or(z.literal('')),
      note: z.string().trim().max(200),
      despiteWarning: z.boolean().default(false),
    }),
    output: one,
    errors: [...found, 'invoice.changed_meanwhile', 'invoice.title_invalid', 'invoice.special_needs_company'],
  }),
  'staff.invoices.approve': endpoint({
    summary: 'Let it through. With four eyes, two different people.',
    kind: 'write',
    access: issue,
    input: z.object({ id, revision: z.number().int(), despiteWarnings: z.boolean().default(false) }),
    output: one,
    errors: [...found, 'invoice.changed_meanwhile', 'invoice.check_failed', 'invoice.check_warns', 'invoice.second_person'],
  }),
  'staff.invoices.reject': endpoint({
    summary: 'Refuse it, with a reason the customer reads.',
    kind: 'write',
    access: issue,
    input: z.object({ id, reason }),
    output: one,
    errors: found,
  }),
  'staff.invoices.refresh': endpoint({
    summary: 'Ask the provider about an invoice now.',
    kind: 'write',
    access: issue,
    input: z.object({ invoiceId: id }),
    output: one,
    errors: [...found, ...platformErrors],
  }),
  'staff.invoices.retry': endpoint({
    summary: 'Try a finally failed invoice anew, under a new number.',
    kind: 'write',
    access: issue,
    input: z.object({ invoiceId: id }),
    output: one,
    errors: [...found, 'invoice.nothing_to_invoice'],
  }),
  'staff.invoices.unblock': endpoint({
    summary: 'The drawer has logged in, or the quota was raised: what waited for it goes on.',
    kind: 'write',
    access: issue,
    input: z.object({ sellerId: id }),
    output: z.object({ resumed: z.number().int() }),
    errors: ['invoice.seller_not_found'],
  }),
  'staff.invoices.record-manual': endpoint({
    summary: 'It was issued elsewhere: its number, day and file.',
    kind: 'write',
    access: issue,
    input: z.object({
      invoiceId: id,
      number: z
        .string()
        .trim()
        .regex(/^\d{8,20}$/),
      issuedOn: day,
      /** A PDF of at most 380 KB. */
      pdfBase64: z.string().max(520_000),
    }),
    output: one,
    errors: [...found, 'invoice.number_taken', 'invoice.file_invalid'],
  }),
  'staff.invoices.mail': endpoint({
    summary: 'Send the files of an invoice to an address.',
    kind: 'write',
    access: ask,
    input: z.object({ invoiceId: id, email }),
    output: z.object({ sentTo: z.string() }),
    errors: [...found, 'invoice.mail_impossible', ...platformErrors],
  }),

  'staff.invoices.start-batch': endpoint({
    summary: 'Let through everything that matches and passes its checks, and issue it in the background.',
    kind: 'write',
    access: issue,
    input: z.object({ ids: z.array(id).min(1).max(500).optional(), filter: queueFilter.optional() }),
    output: z.object({ batch }),
    errors: ['invoice.nothing_selected'],
  }),
  'staff.invoices.batches': endpoint({
    summary: 'Batches, newest first.',
    kind: 'read',
    access: issue,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(10) }),
    output: z.object({ batches: z.array(batch), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.invoices.batch': endpoint({
    summary: 'How far a batch has come, row by row; those with a problem first.',
    kind: 'read',
    access: issue,
    input: z.object({ id, cursor: cursor.optional(), limit: pageSize.default(50) }),
    output: z.object({
      batch,
      rows: z.array(
        z.object({
          requestId: id,
          titleName: z.string(),
          amountFen: fen,
          result: z.enum(['waiting', 'skipped', 'issuing', 'issued', 'failed']),
          state: z.enum(invoiceRequestStates),
          why: z.string(),
        }),
      ),
      next: cursor.nullable(),
    }),
    errors: ['invoice.batch_not_found'],
  }),
  'staff.invoices.pause-batch': endpoint({
    summary: 'Let nothing more through; what is at the provider goes on.',
    kind: 'write',
    access: issue,
    input: z.object({ id }),
    output: z.object({ batch }),
    errors: ['invoice.batch_not_found'],
  }),
  'staff.invoices.resume-batch': endpoint({
    summary: 'Go on.',
    kind: 'write',
    access: issue,
    input: z.object({ id }),
    output: z.object({ batch }),
    errors: ['invoice.batch_not_found'],
  }),
};
