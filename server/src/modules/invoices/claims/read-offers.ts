import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { claimsOn } from './claims.ts';
import { offerOf } from './offer.ts';
import type { Offer } from './offer.ts';

/** What can be invoiced of sources of one kind, in their order. */
export async function readOffers(ctx: Context, kind: string, sources: readonly InvoicedSource[]): Promise<Offer[]> {
  const rules = await currentRules(ctx);
  const claims = await claimsOn(
    ctx,
    kind,
    sources.map((source) => source.id),
  );
  const now = ctx.clock.now();
  return sources.map((source) => offerOf(source, claims, rules, now));
}

/** The owner of a kind of sources; wishes name orders, so far. */
export function partFor(parts: readonly InvoicedPart[], kind: string): InvoicedPart {
  const part = parts.find((it) => it.kind === kind);
  if (!part) throw new Error(`nobody owns what is invoiced as "${kind}"`);
  return part;
}
