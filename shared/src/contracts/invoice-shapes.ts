import { z } from 'zod';
import {
  checkResults,
  invoiceBlocks,
  invoiceCardStates,
  invoiceChecks,
  invoiceColours,
  invoiceFileKinds,
  invoiceProviders,
  invoiceRequestStates,
  invoiceRowKinds,
  invoiceStates,
  invoiceTypes,
  notInvoicedReasons,
  redCauses,
  redReasons,
  redStates,
  taxMarks,
  titleKinds,
} from '../values/invoice-words.ts';
import { day, fen, id, instant, staffName } from './shapes.ts';

/** Whom an invoice is made out to, as somebody typed it or WeChat gave it. Its shape is judged by `checkTitle` (shared/invoicing). */
export const titleInput = z.object({
  kind: z.enum(titleKinds),
  name: z.string().trim().min(1).max(100),
  taxNo: z.string().trim().max(40).default(''),
  address: z.string().trim().max(80).default(''),
  phone: z.string().trim().max(40).default(''),
  bank: z.string().trim().max(60).default(''),
  account: z.string().trim().max(40).default(''),
});

/** The same as it is shown; masked for those who may not see it in full. */
const shownTitle = z.object({
  kind: z.enum(titleKinds),
  name: z.string(),
  taxNo: z.string(),
  address: z.string(),
  phone: z.string(),
  bank: z.string(),
  account: z.string(),
});

export const savedTitle = shownTitle.extend({ id, isDefault: z.boolean(), email: z.string() });

export const email = z.email().max(100);

/** What an order (or several) can still be invoiced for, and why that is less than what was paid. */
export const invoiceable = z.object({
  payableFen: fen,
  lines: z.array(z.object({ name: z.string(), quantity: z.number().int().nullable(), fen })),
  less: z.array(z.object({ why: z.enum(notInvoicedReasons), fen })),
});

/** An order that can be invoiced, or why it cannot. */
export const invoiceableOrder = z.object({
  orderId: id,
  orderNo: z.string(),
  title: z.string(),
  paidAt: instant,
  paidFen: fen,
  payableFen: fen,
  why: z.enum(notInvoicedReasons).nullable(),
  sellerName: z.string(),
});

/** One row as it is printed. Amounts of red invoices are negative. `rateBps` 0 and a mark print 免税 or 不征税. */
const invoiceRow = z.object({
  nth: z.number().int(),
  kind: z.enum(invoiceRowKinds),
  /** With its prefix: `*休闲食品*凤梨酥`. */
  printedName: z.string(),
  taxCode: z.string(),
  spec: z.string(),
  unit: z.string(),
  quantity: z.string().nullable(),
  unitPrice: z.string().nullable(),
  netFen: fen,
  taxFen: fen,
  totalFen: fen,
  rateBps: z.number().int(),
  mark: z.enum(taxMarks),
});

const invoiceFile = z.object({
  kind: z.enum(invoiceFileKinds),
  /** Below the server's address; needs the caller's session. */
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});

const invoiceCardInfo = z.object({
  id,
  colour: z.enum(invoiceColours),
  type: z.enum(invoiceTypes),
  state: z.enum(invoiceStates),
  /** 20 digits once issued. */
  number: z.string().nullable(),
  netFen: fen,
  taxFen: fen,
  totalFen: fen,
  issuedAt: instant.nullable(),
  files: z.array(invoiceFile),
  card: z.enum(invoiceCardStates),
});

const requestBase = z.object({
  id,
  state: z.enum(invoiceRequestStates),
  type: z.enum(invoiceTypes),
  amountFen: fen,
  title: shownTitle,
  /** What is invoiced; titles and numbers of the orders. */
  sources: z.array(z.object({ orderId: id, orderNo: z.string(), title: z.string() })),
  createdAt: instant,
  issuedAt: instant.nullable(),
  /** Why it was rejected, or what the provider said, in words for the customer. */
  why: z.string(),
});

/** As the customer sees it. */
export const memberInvoice = requestBase.extend({
  sellerName: z.string(),
  email: z.string(),
  invoices: z.array(invoiceCardInfo),
  can: z.object({ refill: z.boolean(), cancel: z.boolean(), mail: z.boolean(), card: z.boolean() }),
});

const check = z.object({ check: z.enum(invoiceChecks), result: z.enum(checkResults), text: z.string() });

export const staffInvoiceCard = requestBase.extend({
  customer: z.object({ id, name: z.string() }).nullable(),
  seller: z.object({ id, name: z.string() }),
  /** The worst of its checks. */
  check: z.enum(checkResults),
  /** Approvals it still needs: 0, 1, or 2 with four eyes. */
  approvalsLeft: z.number().int(),
  block: z.enum(invoiceBlocks).nullable(),
  numbers: z.array(z.string()),
});

/** A red-letter confirmation with the invoices it is about. */
export const redLetter = z.object({
  id,
  state: z.enum(redStates),
  reason: z.enum(redReasons),
  cause: z.enum(redCauses),
  blue: z.object({ id, number: z.string().nullable(), totalFen: fen, titleName: z.string(), type: z.enum(invoiceTypes) }),
  redNumber: z.string().nullable(),
  requestId: id,
  orderIds: z.array(id),
  customer: z.object({ id, name: z.string() }).nullable(),
  seller: z.object({ id, name: z.string() }),
  /** Until when the other side must answer; 72 hours from when it was raised. */
  deadlineAt: instant.nullable(),
  /** Whether the rest is invoiced anew once it is red, and for how much. */
  reissue: z.boolean(),
  reissueFen: fen,
  note: z.string(),
  problem: z.string(),
  raisedBy: staffName.nullable(),
  approvedBy: staffName.nullable(),
  createdAt: instant,
  settledAt: instant.nullable(),
  can: z.object({ approve: z.boolean(), withdraw: z.boolean(), answer: z.boolean(), again: z.boolean(), refresh: z.boolean() }),
});

/** One invoice as finance sees it. */
const staffInvoice = invoiceCardInfo.extend({
  rows: z.array(invoiceRow),
  /** Our number at the provider; one number, one invoice, for ever. */
  serial: z.string(),
  provider: z.enum(invoiceProviders),
  remark: z.string(),
  block: z.enum(invoiceBlocks).nullable(),
  /** The provider's last words about it. */
  problem: z.string(),
  /** With a problem: whether a new number may be tried. */
  retryable: z.boolean(),
  submittedAt: instant.nullable(),
  nextQueryAt: instant.nullable(),
  red: redLetter.nullable(),
  can: z.object({ refresh: z.boolean(), retry: z.boolean(), red: z.boolean(), manual: z.boolean(), mail: z.boolean() }),
});

export const staffInvoiceDetail = staffInvoiceCard.extend({
  email: z.string(),
  note: z.string(),
  askedBy: z.enum(['customer', 'staff', 'system']),
  checks: z.array(check),
  approvals: z.array(staffName.extend({ at: instant })),
  invoices: z.array(staffInvoice),
  history: z.array(z.object({ move: z.string(), at: instant, by: z.string(), note: z.string() })),
  /** For optimistic edits. */
  revision: z.number().int(),
  can: z.object({ approve: z.boolean(), reject: z.boolean(), edit: z.boolean(), cancel: z.boolean() }),
});

/** A selling company and how it issues. Secrets are never sent; `secretSet` says whether there is one. */
export const seller = z.object({
  id,
  name: z.string(),
  taxNo: z.string(),
  address: z.string(),
  phone: z.string(),
  bank: z.string(),
  account: z.string(),
  /** 一般纳税人 or 小规模纳税人. */
  smallScale: z.boolean(),
  clerk: z.string(),
  payee: z.string(),
  checker: z.string(),
  provider: z.enum(invoiceProviders),
  appKey: z.string(),
  secretSet: z.boolean(),
  /** The ceiling of a calendar month without tax (发票总额度); null: not known. */
  monthQuotaFen: fen.nullable(),
  isDefault: z.boolean(),
  /** Orders of these stores are this seller's; the default seller has all others. */
  storeIds: z.array(id),
  on: z.boolean(),
});

export const taxCodeEntry = z.object({
  id,
  sellerId: id,
  /** 19 digits. */
  code: z.string(),
  shortName: z.string(),
  rateBps: z.number().int(),
  mark: z.enum(taxMarks),
  /** 优惠政策 of 数电票, 01–18; empty: none. */
  policy: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
});
