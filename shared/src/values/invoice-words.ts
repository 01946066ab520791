/** Words about VAT e-invoices that are stored, sent and shown. */

/** 普通发票 and 专用发票, as fully digital e-invoices (数电票). */
export const invoiceTypes = ['normal', 'special'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];

export const titleKinds = ['person', 'company'] as const;
export type TitleKind = (typeof titleKinds)[number];

/**
 * Where a wish for an invoice is. `approved`: let through, its invoices wait to be sent. `issuing`: at the provider, perhaps with an unknown outcome.
 * `failed`: the provider said a final no, somebody has to act. `reversed`: every invoice of it was turned red.
 */
export const invoiceRequestStates = ['requested', 'approved', 'issuing', 'issued', 'failed', 'rejected', 'cancelled', 'reversed'] as const;
export type InvoiceRequestState = (typeof invoiceRequestStates)[number];

/** One invoice at the provider, under one number of ours for ever. `submitting` is on record before the provider is asked, so a crash never asks anew. */
export const invoiceStates = ['queued', 'submitting', 'issued', 'failed', 'reversed', 'dropped'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export const invoiceColours = ['blue', 'red'] as const;
export type InvoiceColour = (typeof invoiceColours)[number];

/** What holds an invoice up until a person acts or time passes: the drawer must log in or scan a face; the month's quota is used up; no provider. */
export const invoiceBlocks = ['login', 'quota', 'provider'] as const;
export type InvoiceBlock = (typeof invoiceBlocks)[number];

/** A 红字发票信息确认单 and the red invoice that follows it. */
export const redStates = [
  'requested',
  'submitting',
  'waiting_buyer',
  'waiting_seller',
  'confirmed',
  'issuing',
  'reversed',
  'refused',
  'expired',
  'withdrawn',
  'failed',
] as const;
export type RedState = (typeof redStates)[number];

export const redReasons = ['return', 'wrong', 'stopped', 'discount'] as const;
export type RedReason = (typeof redReasons)[number];

/** What made somebody turn it red: money that went back, a mistake, the buyer. */
export const redCauses = ['refund', 'mistake', 'buyer'] as const;
export type RedCause = (typeof redCauses)[number];

/** How a tax code is taxed: at a rate; 免税; 不征税; a plain 0 %. */
export const taxMarks = ['taxed', 'exempt', 'not_taxable', 'zero'] as const;
export type TaxMark = (typeof taxMarks)[number];

/** A plain row, a row with a discount row right below it, and that discount row. */
export const invoiceRowKinds = ['normal', 'discounted', 'discount'] as const;
export type InvoiceRowKind = (typeof invoiceRowKinds)[number];

/** Who issues. `manual`: finance issues elsewhere, types the number and uploads the file. */
export const invoiceProviders = ['nuonuo', 'manual'] as const;
export type InvoiceProvider = (typeof invoiceProviders)[number];

export const invoiceFileKinds = ['pdf', 'ofd', 'xml'] as const;
export type InvoiceFileKind = (typeof invoiceFileKinds)[number];

/** What is sold, where the tax code is not the goods' own. */
export const invoicedKinds = ['goods', 'shipping', 'bill', 'top_up', 'paid_term'] as const;
export type InvoicedKind = (typeof invoicedKinds)[number];

/** Why an invoice is for less than what was paid, or why there is none. */
export const notInvoicedReasons = [
  'refunded',
  'stored_value',
  'platform_coupon',
  'invoiced',
  'top_up',
  'too_early',
  'too_old',
  'refund_open',
  'nothing_paid',
] as const;
export type NotInvoicedReason = (typeof notInvoicedReasons)[number];

/** What is looked at before a request is let through. */
export const invoiceChecks = ['title', 'tax_no', 'tax_codes', 'amount', 'single', 'quota', 'seller', 'provider', 'special'] as const;
export type InvoiceCheck = (typeof invoiceChecks)[number];

/** `warn` can be let through by a person who says so; `stop` cannot. */
export const checkResults = ['ok', 'warn', 'stop'] as const;
export type CheckResult = (typeof checkResults)[number];

export const invoiceBatchStates = ['running', 'paused', 'done'] as const;
export type InvoiceBatchState = (typeof invoiceBatchStates)[number];

/** An invoice in the customer's WeChat card pack. */
export const invoiceCardStates = ['none', 'inserting', 'inserted', 'failed', 'discarded'] as const;
export type InvoiceCardState = (typeof invoiceCardStates)[number];

/** What does not tie: more invoiced than paid; money went back and no red is under way; the provider has one more, one less, or another amount. */
export const bookDifferenceKinds = ['over_invoiced', 'red_missing', 'provider_extra', 'provider_missing', 'provider_amount'] as const;
export type BookDifferenceKind = (typeof bookDifferenceKinds)[number];
