import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { bookDifferenceKinds, invoicedKinds, invoiceProviders, invoiceTypes, taxMarks } from '../values/invoice-words.ts';
import { seller, taxCodeEntry } from './invoice-shapes.ts';
import { cursor, day, fen, id, instant, pageSize } from './shapes.ts';

const issue = { audience: 'staff', permission: 'invoices.issue' } as const;
const manage = { audience: 'staff', permission: 'invoices.manage' } as const;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const sums = z.object({ count: z.number().int(), netFen: fen, taxFen: fen, totalFen: fen });

const quota = z.object({
  sellerId: id,
  sellerName: z.string(),
  month,
  /** Null: the seller has none on record. */
  quotaFen: fen.nullable(),
  usedFen: fen,
  /** What waits to be issued this month. */
  waitingFen: fen,
  level: z.enum(['ok', 'warn80', 'warn95', 'out']),
  resetsAt: instant,
});

/**
 * Money of a period: `paid − refunded − invoiced + red = waiting + notAsked + platformCoupon + topUp + otherMonths + unexplained`. The left side is
 * counted from payments and invoices, the right side from what is left of the lines of the orders and who has taken it.
 */
const tie = z.object({
  paidFen: fen,
  refundedFen: fen,
  invoicedFen: fen,
  redFen: fen,
  /** Asked for and not issued yet; without what red letters under way will take back. */
  waitingFen: fen,
  notAskedFen: fen,
  /** Orders paid from stored value: no money of theirs came in, so it stands beside the sum. */
  storedValueFen: fen,
  platformCouponFen: fen,
  topUpFen: fen,
  /** What the same orders moved in other months: paid then and invoiced now, or the other way round. */
  otherMonthsFen: fen,
  /** Zero, or somebody has to look. */
  unexplainedFen: fen,
});

const rules = z.object({
  /** From when an order can be invoiced. */
  openFrom: z.enum(['paid', 'shipped', 'completed']),
  /** Days after payment until it is too late; a rule of the shop. */
  openDays: z.number().int().min(1).max(3650),
  specialOn: z.boolean(),
  /** Coupons WeChat or others pay for: false: the customer's invoice is what the customer paid; true: it includes them. */
  withPlatformCoupons: z.boolean(),
  /** Top-ups as 不征税 601; false: no invoice for them. */
  topUpsOn: z.boolean(),
  /** Discounts as rows of their own; false: net prices. */
  discountRows: z.boolean(),
  /** Let through by itself: persons and companies up to this, if every check is fine; null: nothing. */
  autoApproveUpToFen: fen.min(0).nullable(),
  autoApproveCompanies: z.boolean(),
  fourEyesSpecial: z.boolean(),
  fourEyesRed: z.boolean(),
  fourEyesManual: z.boolean(),
  /** A refund raises the red letter by itself, and the rest is invoiced anew. */
  redOnRefund: z.boolean(),
  /** `{orders}` stands for the order numbers. */
  remark: z.string().max(100),
  maxRows: z.number().int().min(1).max(2000),
  /** Above this without tax one request becomes several invoices; null: never. */
  maxNetFen: fen.min(100).nullable(),
  codes: z.record(z.enum(invoicedKinds), z.string().regex(/^(\d{19})?$/)),
});

export const invoiceBookContracts = {
  'staff.invoice-books.month': endpoint({
    summary:
      'A month closed: what was paid, refunded, invoiced and turned red, and what does not tie. Files: GET /downloads/invoices/<month>.xlsx.',
    kind: 'read',
    access: issue,
    input: z.object({ month, sellerId: id.optional() }),
    output: z.object({
      tie,
      byRate: z.array(z.object({ rateBps: z.number().int(), mark: z.enum(taxMarks), blue: sums, red: sums })),
      byType: z.array(z.object({ type: z.enum(invoiceTypes), blue: sums, red: sums })),
      days: z.array(z.object({ day, paidFen: fen, refundedFen: fen, invoicedFen: fen, redFen: fen })),
      differences: z.number().int(),
    }),
    errors: [],
  }),
  'staff.invoice-books.differences': endpoint({
    summary: 'What does not tie, with the orders and invoices it is about.',
    kind: 'read',
    access: issue,
    input: z.object({ month, cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      differences: z.array(
        z.object({
          kind: z.enum(bookDifferenceKinds),
          orderId: id.nullable(),
          requestId: id.nullable(),
          number: z.string().nullable(),
          oursFen: fen.nullable(),
          theirsFen: fen.nullable(),
          text: z.string(),
        }),
      ),
      next: cursor.nullable(),
    }),
    errors: [],
  }),
  'staff.invoice-books.compare': endpoint({
    summary: 'Fetch the provider’s own list of a month and compare; in the background.',
    kind: 'write',
    access: issue,
    input: z.object({ month, sellerId: id }),
    output: z.object({ started: z.boolean() }),
    errors: ['invoice.seller_not_found', 'invoice.provider_missing'],
  }),
  'staff.invoice-books.quota': endpoint({
    summary: 'How much of each seller’s quota is used this month.',
    kind: 'read',
    access: issue,
    input: z.object({}),
    output: z.object({ quotas: z.array(quota) }),
    errors: [],
  }),

  'staff.invoice-settings.get': endpoint({
    summary: 'Sellers, tax codes and rules.',
    kind: 'read',
    access: issue,
    input: z.object({}),
    output: z.object({ sellers: z.array(seller), taxCodes: z.array(taxCodeEntry), rules, rulesVersion: z.number().int() }),
    errors: [],
  }),
  'staff.invoice-settings.save-seller': endpoint({
    summary: 'Add or change a seller. A secret that is not sent stays.',
    kind: 'write',
    access: manage,
    input: z.object({
      id: id.optional(),
      name: z.string().trim().min(2).max(100),
      taxNo: z.string().trim().max(20),
      address: z.string().trim().max(80),
      phone: z.string().trim().max(20),
      bank: z.string().trim().max(60),
      account: z.string().trim().max(40),
      smallScale: z.boolean(),
      clerk: z.string().trim().min(1).max(20),
      payee: z.string().trim().max(20),
      checker: z.string().trim().max(20),
      provider: z.enum(invoiceProviders),
      appKey: z.string().trim().max(64),
      appSecret: z.string().trim().max(128).optional(),
      monthQuotaFen: fen.min(0).nullable(),
      isDefault: z.boolean(),
      storeIds: z.array(id).max(200),
      on: z.boolean(),
    }),
    output: z.object({ sellers: z.array(seller) }),
    errors: ['invoice.seller_not_found', 'invoice.title_invalid', 'invoice.default_seller', 'invoice.store_taken', 'invoice.seller_exists'],
  }),
  'staff.invoice-settings.save-tax-code': endpoint({
    summary: 'A tax code’s rate from a day on; the entry before it ends the day before.',
    kind: 'write',
    access: manage,
    input: z.object({
      id: id.optional(),
      sellerId: id,
      code: z.string().regex(/^\d{19}$/),
      shortName: z.string().trim().min(1).max(20),
      rateBps: z.number().int().min(0).max(10_000),
      mark: z.enum(taxMarks),
      policy: z.string().regex(/^(0[1-9]|1[0-8])?$/),
      fromOn: day,
      untilOn: day.nullable(),
    }),
    output: z.object({ taxCodes: z.array(taxCodeEntry) }),
    errors: ['invoice.seller_not_found', 'invoice.tax_code_overlaps', 'invoice.tax_code_not_found'],
  }),
  'staff.invoice-settings.delete-tax-code': endpoint({
    summary: 'Remove an entry; invoices already made keep theirs.',
    kind: 'write',
    access: manage,
    input: z.object({ id }),
    output: z.object({ taxCodes: z.array(taxCodeEntry) }),
    errors: ['invoice.tax_code_not_found'],
  }),
  'staff.invoice-settings.save-rules': endpoint({
    summary: 'How this shop invoices; every version stays.',
    kind: 'write',
    access: manage,
    input: z.object({ rules, rulesVersion: z.number().int() }),
    output: z.object({ rules, rulesVersion: z.number().int() }),
    errors: ['invoice.changed_meanwhile'],
  }),
};
