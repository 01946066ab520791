import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { invoiceFileKinds, invoiceTypes, notInvoicedReasons } from '../values/invoice-words.ts';
import { email, invoiceable, invoiceableOrder, memberInvoice, savedTitle, titleInput } from './invoice-shapes.ts';
import { cursor, fen, id, pageSize } from './shapes.ts';

const member = { audience: 'member' } as const;
const orderIds = z.array(id).min(1).max(20);
const titleErrors = ['invoice.title_invalid', 'invoice.special_needs_company'] as const;

export const memberInvoiceContracts = {
  'member.invoices.invoiceable': endpoint({
    summary: 'My orders that can be invoiced, newest first, and those of the last year that cannot, with why.',
    kind: 'read',
    access: member,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      orders: z.array(invoiceableOrder),
      next: cursor.nullable(),
    }),
    errors: [],
  }),
  'member.invoices.preview': endpoint({
    summary: 'What an invoice over these orders would be: one for each seller.',
    kind: 'read',
    access: member,
    input: z.object({ orderIds }),
    output: z.object({
      invoices: z.array(invoiceable.extend({ sellerName: z.string(), types: z.array(z.enum(invoiceTypes)) })),
      defaultTitle: savedTitle.nullable(),
      email: z.string(),
    }),
    errors: ['order.not_found'],
  }),
  'member.invoices.request': endpoint({
    summary: 'Ask for an invoice over one or several orders of mine; several sellers make several.',
    kind: 'write',
    access: member,
    input: z.object({
      orderIds,
      type: z.enum(invoiceTypes).default('normal'),
      title: titleInput,
      email: email.or(z.literal('')).default(''),
      /** What the preview said; another amount is refused with the new one. */
      expectedFen: fen.min(1),
      saveTitle: z.boolean().default(true),
      /** The customer has read the warning about the check digit. */
      despiteWarning: z.boolean().default(false),
    }),
    output: z.object({ requests: z.array(memberInvoice) }),
    errors: ['order.not_found', 'invoice.nothing_to_invoice', 'invoice.amount_changed', 'invoice.not_open', ...titleErrors],
  }),
  'member.invoices.list': endpoint({
    summary: 'My invoices and wishes for them, newest first.',
    kind: 'read',
    access: member,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ requests: z.array(memberInvoice), next: cursor.nullable() }),
    errors: [],
  }),
  'member.invoices.get': endpoint({
    summary: 'One of them.',
    kind: 'read',
    access: member,
    input: z.object({ id }),
    output: z.object({ request: memberInvoice }),
    errors: ['invoice.not_found'],
  }),
  'member.invoices.of-order': endpoint({
    summary: 'Where the invoice of an order of mine is, and what could still be invoiced.',
    kind: 'read',
    access: member,
    input: z.object({ orderId: id }),
    output: z.object({ requests: z.array(memberInvoice), payableFen: fen, why: z.enum(notInvoicedReasons).nullable() }),
    errors: ['order.not_found'],
  }),
  'member.invoices.refill': endpoint({
    summary: 'Ask again with another title after it was rejected or failed; the amount is computed anew.',
    kind: 'write',
    access: member,
    input: z.object({
      id,
      type: z.enum(invoiceTypes).default('normal'),
      title: titleInput,
      email: email.or(z.literal('')).default(''),
      saveTitle: z.boolean().default(true),
      despiteWarning: z.boolean().default(false),
    }),
    output: z.object({ requests: z.array(memberInvoice) }),
    errors: ['invoice.not_found', 'invoice.state_refused', 'invoice.nothing_to_invoice', 'invoice.not_open', ...titleErrors],
  }),
  'member.invoices.cancel': endpoint({
    summary: 'I do not want it after all; until it is on its way to the provider.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ request: memberInvoice }),
    errors: ['invoice.not_found', 'invoice.state_refused'],
  }),
  'member.invoices.mail': endpoint({
    summary: 'Send the files to an address; the provider sends them.',
    kind: 'write',
    access: member,
    input: z.object({ id, email }),
    output: z.object({ sentTo: z.string() }),
    errors: [
      'invoice.not_found',
      'invoice.state_refused',
      'invoice.mail_impossible',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.refused',
    ],
  }),
  'member.invoices.card': endpoint({
    summary: 'Put it into my WeChat card pack.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ request: memberInvoice }),
    errors: ['invoice.not_found', 'invoice.state_refused', 'invoice.card_impossible'],
  }),
  'member.invoices.file': endpoint({
    summary: 'A file of an invoice of mine, in base64.',
    kind: 'read',
    access: member,
    input: z.object({ invoiceId: id, kind: z.enum(invoiceFileKinds) }),
    output: z.object({ fileName: z.string(), contentType: z.string(), base64: z.string() }),
    errors: ['invoice.not_found'],
  }),

  'member.titles.list': endpoint({
    summary: 'My invoice titles, the default of each kind first.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({ titles: z.array(savedTitle) }),
    errors: [],
  }),
  'member.titles.save': endpoint({
    summary: 'Add or change a title.',
    kind: 'write',
    access: member,
    input: z.object({
      id: id.optional(),
      title: titleInput,
      email: email.or(z.literal('')).default(''),
      isDefault: z.boolean().default(false),
      despiteWarning: z.boolean().default(false),
    }),
    output: z.object({ titles: z.array(savedTitle) }),
    errors: ['invoice.title_invalid', 'invoice.title_not_found', 'invoice.titles_full'],
  }),
  'member.titles.delete': endpoint({
    summary: 'Remove a title.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: z.object({ titles: z.array(savedTitle) }),
    errors: ['invoice.title_not_found'],
  }),
};
