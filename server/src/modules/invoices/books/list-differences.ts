import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { comparedSellers, findProviderDifferences } from './provider-differences.ts';
import { explained } from './tie-month.ts';

type Difference = Output<'staff.invoice-books.differences'>['differences'][number];
/** Which list, whose or of which kind, and where in it. */
type Place = ['provider' | 'source', string, string];

const order = 'invoice-differences';

/** The provider's list against ours first, then orders invoiced for more than was paid and kept. */
export const createListDifferences =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, input: Input<'staff.invoice-books.differences'>): Promise<Output<'staff.invoice-books.differences'>> => {
    const from = (readKeyCursor(order, 3, input.cursor) ?? ['provider', '', '']) as Place;
    const found: { place: Place; difference: Difference }[] = [];
    for await (const it of all(ctx, parts, input.month, from)) {
      found.push(it);
      if (found.length > (input.limit ?? 20)) break;
    }
    const page = found.slice(0, input.limit ?? 20);
    const last = page.at(-1);
    return {
      differences: page.map((it) => it.difference),
      next: found.length > page.length && last ? writeKeyCursor(order, last.place) : null,
    };
  };

async function* all(
  ctx: Context,
  parts: readonly InvoicedPart[],
  month: string,
  [list, of, after]: Place,
): AsyncGenerator<{ place: Place; difference: Difference }> {
  if (list === 'provider') yield* ofProviders(ctx, month, of, after);
  for (const part of [...parts].sort((one, other) => (one.kind < other.kind ? -1 : 1))) {
    if (list === 'source' && part.kind < of) continue;
    yield* ofSources(ctx, part, month, list === 'source' && part.kind === of ? after : '');
  }
}

async function* ofProviders(
  ctx: Context,
  month: string,
  fromSeller: string,
  after: string,
): AsyncGenerator<{ place: Place; difference: Difference }> {
  const limit = 100;
  for (const run of await comparedSellers(ctx, { month })) {
    if (run.seller_id < fromSeller) continue;
    for (let last = run.seller_id === fromSeller ? after : ''; ;) {
      const page = await findProviderDifferences(ctx, month, run, last, limit);
      for (const { sellerId, ...it } of page)
        yield { place: ['provider', sellerId, it.number], difference: { ...it, orderId: null, text: it.number } };
      if (page.length < limit) break;
      last = page.at(-1)?.number ?? '';
    }
  }
}

async function* ofSources(
  ctx: Context,
  part: InvoicedPart,
  month: string,
  after: string,
): AsyncGenerator<{ place: Place; difference: Difference }> {
  for await (const { source, taken, standing } of explained(ctx, part, { month }, after)) {
    if (standing.overFen === 0) continue;
    yield {
      place: ['source', part.kind, source.id],
      difference: {
        kind: source.refundedFen > 0 ? 'red_missing' : 'over_invoiced',
        ...{ orderId: source.id, requestId: taken.requestId, number: taken.number },
        oursFen: standing.invoicedFen,
        theirsFen: source.paidFen - source.refundedFen,
        text: source.number,
      },
    };
  }
}
