import { formatChinaDay } from '@lianke/shared';
import { rateOn } from '@lianke/shared/invoicing';
import type { InvoiceableLine, ToInvoice } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { taxEntriesOf } from '../settings/tax-codes.ts';
import type { RequestRow } from '../tables.ts';
import { claimsOf, lockSources } from './claimed-sources.ts';

/** A part of a line, or money by hand, has no pieces and no list price. */
const cutTo = (line: InvoiceableLine, fen: number): Pick<ToInvoice, 'quantity' | 'grossFen' | 'discountFen'> =>
  line.payableFen === fen
    ? { quantity: line.quantity, grossFen: line.grossFen, discountFen: line.discountFen }
    : { quantity: null, grossFen: fen, discountFen: 0 };

/** What a request has claimed, as lines for an invoice, with today's tax rates. Throws invoice.nothing_to_invoice, amount_changed, check_failed. */
export async function linesOfClaims(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<ToInvoice[]> {
  const claims = await claimsOf(ctx, request.id);
  if (claims.length === 0) throw new AppError('invoice.nothing_to_invoice');
  const sources = await lockSources(ctx, parts, claims, request.id);
  const rules = await currentRules(ctx);
  const entries = await taxEntriesOf(ctx, request.seller_id);
  const today = formatChinaDay(ctx.clock.now());
  return claims.map((claim) => {
    const line = sources
      .find((it) => it.kind === claim.source_kind && it.source.id === claim.source_id)
      ?.lines.find((it) => it.key === claim.line_key);
    if (!line || line.payableFen < claim.fen) throw new AppError('invoice.amount_changed');
    const rate = rateOn(entries, line.taxCode ?? rules.codes[line.kind], today);
    if (!rate) throw new AppError('invoice.check_failed', { checks: 'tax_codes' });
    return {
      ...{ key: claim.line_key, sourceId: claim.source_id, name: line.name, spec: line.spec, unit: line.unit },
      ...{ shortName: rate.shortName, taxCode: rate.code, rateBps: rate.rateBps, mark: rate.mark, policy: rate.policy },
      ...cutTo(line, claim.fen),
    };
  });
}
