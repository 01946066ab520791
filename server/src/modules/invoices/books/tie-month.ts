import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { findSellers, sellerAmong } from '../settings/sellers.ts';
import { readTaken } from './read-taken.ts';
import type { TakenOf } from './read-taken.ts';
import { explainSource } from './rules/explain-source.ts';
import type { Standing } from './rules/explain-source.ts';
import { isWithin, monthSpan } from './rules/months.ts';
import type { Chosen } from './month-sums.ts';
import { touchedSources } from './touched-sources.ts';

type Tie = Output<'staff.invoice-books.month'>['tie'];

export interface Explained {
  source: InvoicedSource;
  taken: TakenOf;
  standing: Standing;
}

const nobody: TakenOf = { claims: [], rows: [], requestId: null, number: null };

/** Everything of a kind that moved in a month, with where its money stands now. */
export async function* explained(ctx: Context, part: InvoicedPart, { month, sellerId }: Chosen, after = ''): AsyncGenerator<Explained> {
  const rules = await currentRules(ctx);
  const sellers = await findSellers(ctx);
  for await (const page of touchedSources(ctx, part, month, after)) {
    const sources = sellerId === undefined ? page : page.filter((it) => sellerAmong(sellers, it.storeId)?.id === sellerId);
    const ids = sources.map((source) => source.id);
    const taken = await readTaken(ctx, part.kind, ids);
    for (const source of sources) {
      const of = taken.get(source.id) ?? nobody;
      yield { source, taken: of, standing: explainSource(source, of, rules) };
    }
  }
}

export interface Money {
  day: string;
  paidFen: number;
  refundedFen: number;
}

/** What came in and went back, by day, of one seller's stores or of all. */
export async function moneyOf(ctx: Context, parts: readonly InvoicedPart[], { month, sellerId }: Chosen): Promise<Money[]> {
  const sellers = await findSellers(ctx);
  const found: Money[] = [];
  for (const part of parts)
    for (const row of await part.sums(ctx, monthSpan(month)))
      if (sellerId === undefined || sellerAmong(sellers, row.storeId)?.id === sellerId) found.push(row);
  return found;
}

const outside = (taken: TakenOf, month: string): number =>
  taken.rows.filter((row) => row.month !== month).reduce((sum, row) => sum + row.fen, 0);

/**
 * A month's money explained. One side comes from sums of payments and of invoices as they were issued, the other from the lines of every order that
 * moved and who has taken them; what is between them is nobody's doing on purpose. `over`: orders invoiced for more than was paid and kept.
 */
export async function tieMonth(
  ctx: Context,
  parts: readonly InvoicedPart[],
  chosen: Chosen,
  moved: { paidFen: number; refundedFen: number; invoicedFen: number; redFen: number },
): Promise<{ tie: Tie; over: number }> {
  const span = monthSpan(chosen.month);
  const sum = { waitingFen: 0, notAskedFen: 0, storedValueFen: 0, platformCouponFen: 0, topUpFen: 0 };
  let [otherMonthsFen, refundedEverFen, over] = [0, 0, 0];
  for (const part of parts)
    for await (const { source, taken, standing } of explained(ctx, part, chosen)) {
      const now = isWithin(source.paidAt, span);
      sum.waitingFen += standing.waitingFen;
      sum.notAskedFen += standing.notAskedFen;
      sum.platformCouponFen += standing.platformCouponFen;
      sum.topUpFen += standing.topUpFen;
      if (now) sum.storedValueFen += source.storedValueFen;
      otherMonthsFen += outside(taken, chosen.month) - (now ? 0 : source.paidFen);
      refundedEverFen += source.refundedFen;
      if (standing.overFen > 0) over++;
    }
  otherMonthsFen += refundedEverFen - moved.refundedFen;
  const flow = moved.paidFen - moved.refundedFen - moved.invoicedFen + moved.redFen;
  const unexplainedFen = flow - sum.waitingFen - sum.notAskedFen - sum.platformCouponFen - sum.topUpFen - otherMonthsFen;
  return { tie: { ...moved, ...sum, otherMonthsFen, unexplainedFen }, over };
}
