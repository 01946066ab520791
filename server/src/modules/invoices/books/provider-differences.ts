import type { BookDifferenceKind } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import type { Chosen } from './month-sums.ts';

export interface ProviderDifference {
  kind: BookDifferenceKind;
  sellerId: string;
  number: string;
  requestId: string | null;
  oursFen: number | null;
  theirsFen: number | null;
}

/** Sellers whose list of the month is here in full, and from when. */
export async function comparedSellers(ctx: Context, { month, sellerId }: Chosen): Promise<{ seller_id: string; started_at: number }[]> {
  const query = ctx.db('invoice_list_runs').where({ month, state: 'done' }).orderBy('seller_id');
  if (sellerId !== undefined) void query.where({ seller_id: sellerId });
  return query.select('seller_id', 'started_at');
}

interface TheirRow {
  number: string;
  net_fen: number;
  tax_fen: number;
  request_id: string | null;
  our_total: number | null;
}

/** In the provider's list and not in our books, or with another amount. */
const theirs = (ctx: Context, month: string, sellerId: string): Knex.QueryBuilder =>
  ctx
    .db('invoice_provider_rows as p')
    .leftJoin('invoices as i', (join) => join.on('i.seller_id', 'p.seller_id').andOn('i.number', 'p.number'))
    .where({ 'p.seller_id': sellerId, 'p.month': month })
    .where((differs) => {
      void differs.whereNull('i.id').orWhereRaw('i.net_fen <> p.net_fen').orWhereRaw('i.tax_fen <> p.tax_fen');
    });

/** Issued by this provider before its list was fetched, and not in it. What was issued elsewhere by hand is not looked for. */
const onlyOurs = (ctx: Context, month: string, sellerId: string, before: number): Knex.QueryBuilder =>
  ctx
    .db('invoices as i')
    .leftJoin('invoice_provider_rows as p', (join) =>
      join.on('p.seller_id', 'i.seller_id').andOn('p.month', 'i.month').andOn('p.number', 'i.number'),
    )
    .where({ 'i.seller_id': sellerId, 'i.month': month })
    .whereNot('i.provider', 'manual')
    .where('i.issued_at', '<', before)
    .whereNull('p.number');

export async function countProviderDifferences(ctx: Context, chosen: Chosen): Promise<number> {
  const countOf = async (query: Knex.QueryBuilder): Promise<number> =>
    Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  let count = 0;
  for (const run of await comparedSellers(ctx, chosen))
    count +=
      (await countOf(theirs(ctx, chosen.month, run.seller_id))) +
      (await countOf(onlyOurs(ctx, chosen.month, run.seller_id, run.started_at)));
  return count;
}

/** One seller's, by number, after one. */
export async function findProviderDifferences(
  ctx: Context,
  month: string,
  run: { seller_id: string; started_at: number },
  after: string,
  limit: number,
): Promise<ProviderDifference[]> {
  const sellerId = run.seller_id;
  const extra: TheirRow[] = await theirs(ctx, month, sellerId)
    .where('p.number', '>', after)
    .orderBy('p.number')
    .limit(limit)
    .select('p.number', 'p.net_fen', 'p.tax_fen', 'i.request_id', 'i.total_fen as our_total');
  const missing: { number: string; request_id: string; total_fen: number }[] = await onlyOurs(ctx, month, sellerId, run.started_at)
    .where('i.number', '>', after)
    .orderBy('i.number')
    .limit(limit)
    .select('i.number', 'i.request_id', 'i.total_fen');
  const found: ProviderDifference[] = [
    ...extra.map((row): ProviderDifference => ({
      kind: row.request_id === null ? 'provider_extra' : 'provider_amount',
      ...{ sellerId, number: row.number, requestId: row.request_id },
      ...{ oursFen: row.our_total, theirsFen: row.net_fen + row.tax_fen },
    })),
    ...missing.map((row): ProviderDifference => ({
      kind: 'provider_missing',
      ...{ sellerId, number: row.number, requestId: row.request_id, oursFen: row.total_fen, theirsFen: null },
    })),
  ];
  return found.sort((one, other) => (one.number < other.number ? -1 : 1)).slice(0, limit);
}
