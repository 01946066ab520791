import { rateOn } from '@lianke/shared/invoicing';
import { formatChinaDay } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { runChecks } from '../checks/run-checks.ts';
import { worstOf } from '../checks/judge.ts';
import { partFor, readOffers } from '../claims/read-offers.ts';
import type { Offer } from '../claims/offer.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { findSellers } from '../settings/sellers.ts';
import { taxEntriesOf } from '../settings/tax-codes.ts';
import type { RequestRow } from '../tables.ts';
import { approveBySystem } from './approve-by-system.ts';
import { splitBySeller } from './split-by-seller.ts';
import type { SellersShare } from './split-by-seller.ts';
import { writeRequest } from './write-request.ts';
import type { NewRequest } from './write-request.ts';

export interface Wish extends Omit<NewRequest, 'share'> {
  kind: string;
  sourceIds: readonly string[];
  /** Whether the caller may ask for these, now that they are locked; throws. */
  allow: (sources: readonly InvoicedSource[]) => void;
  /** What whoever asks was shown; null: they take what there is. */
  expectedFen: number | null;
}

/**
 * Asks for invoices, one for each seller, in the caller's transaction. The orders stay locked, so nobody claims the same money meanwhile.
 * Throws order.not_found, invoice.nothing_to_invoice, amount_changed, not_open, special_needs_company, and what `allow` throws.
 */
export async function askForInvoices(ctx: Context, parts: readonly InvoicedPart[], wish: Wish): Promise<RequestRow[]> {
  if (!ctx.transaction) throw new Error('an invoice is asked for in one transaction');
  const ids = [...new Set(wish.sourceIds)].sort();
  const sources = await partFor(parts, wish.kind).lock(ctx, ids);
  if (sources.length !== ids.length) throw new AppError('order.not_found');
  wish.allow(sources);
  const offers = (await readOffers(ctx, wish.kind, sources)).filter((offer) => offer.payableFen > 0);
  refuseOther(offers, wish);
  const shares = splitBySeller(offers, await findSellers(ctx));
  if (!shares) throw new AppError('invoice.not_open');
  if (wish.type === 'special') for (const share of shares) await requireTaxed(ctx, share);
  const requests: RequestRow[] = [];
  let left = wish.manualFen;
  for (const share of shares) {
    if (left === 0) break;
    const all = share.offers.reduce((sum, offer) => sum + offer.payableFen, 0);
    const manualFen = left === null ? null : Math.min(left, all);
    if (left !== null && manualFen !== null) left -= manualFen;
    const row = await writeRequest(ctx, { ...wish, share, manualFen, replacesId: requests.length === 0 ? wish.replacesId : null });
    requests.push(await approveBySystem(ctx, parts, await withChecks(ctx, parts, row)));
  }
  return requests;
}

function refuseOther(offers: readonly Offer[], wish: Wish): void {
  const payableFen = offers.reduce((sum, offer) => sum + offer.payableFen, 0);
  if (payableFen === 0) throw new AppError('invoice.nothing_to_invoice');
  const isOther = wish.expectedFen !== null && wish.expectedFen !== payableFen;
  if (isOther || (wish.manualFen ?? 0) > payableFen) throw new AppError('invoice.amount_changed', { payableFen });
}

/** 专票 is for what is taxed; a code that is missing is for the checks to say. */
async function requireTaxed(ctx: Context, { seller, offers }: SellersShare): Promise<void> {
  const rules = await currentRules(ctx);
  const entries = await taxEntriesOf(ctx, seller.id);
  const today = formatChinaDay(ctx.clock.now());
  const isTaxed = offers
    .flatMap((offer) => offer.lines)
    .every((line) => (rateOn(entries, line.taxCode ?? rules.codes[line.kind], today)?.mark ?? 'taxed') === 'taxed');
  if (!rules.specialOn || !isTaxed) throw new AppError('invoice.special_needs_company');
}

/** Looks at a request anew and keeps what was found, in the caller's transaction. */
export async function withChecks(ctx: Context, parts: readonly InvoicedPart[], row: RequestRow): Promise<RequestRow> {
  const checks = await runChecks(ctx, parts, row);
  const found = { checks: JSON.stringify(checks), check_result: worstOf(checks) };
  await ctx.db<RequestRow>('invoice_requests').where({ id: row.id }).update(found);
  return { ...row, ...found };
}
