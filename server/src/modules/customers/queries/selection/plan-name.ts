import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import { gather } from '../../../../kernel/db/gather.ts';
import { searchGrams } from '../../rules/name-grams.ts';
import { mostGathered } from './search-plan.ts';
import type { SearchPlan } from './search-plan.ts';

/** Stops counting once it is clear that a word is common. */
async function countUpTo(ctx: Context, most: number, rows: Knex.QueryBuilder): Promise<number> {
  const row = (await ctx.db.from(rows.limit(most).as('some')).count({ count: '*' }).first()) as { count: number | string };
  return Number(row.count);
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/**
 * Customers whose name holds the text. A rare piece leads straight to them; when every piece is common (`王`), the list is walked in its own
 * order and each name looked at, which fills a page sooner than gathering a hundred thousand hits.
 */
export async function planName(ctx: Context, text: string): Promise<SearchPlan> {
  const grams = searchGrams(text);
  const [first] = grams;
  if (first === plain(text)) {
    const count = (await countPieces(ctx, [first])).get(first) ?? 0;
    if (count <= mostGathered) return { ids: [], wide: [], complete: true, ...(count > 0 && { piece: { gram: first, count } }) };
  } else {
    const ids = await findByRarePiece(ctx, grams, text);
    if (ids || first === undefined) return { ids: ids ?? [], wide: [], complete: true };
  }
  return { ids: [], wide: [(where) => grams.forEach((gram) => void where.whereExists((it) => holds(ctx, it, gram)))], complete: true };
}

/** How many names have each piece, counted no further than it takes to call it common. */
const countPieces = gather(async ({ db }, grams): Promise<ReadonlyMap<string, number>> => {
  const counted = grams.map((gram) => {
    const some = db('customer_name_grams')
      .where({ gram })
      .limit(mostGathered + 1)
      .select('gram');
    return db
      .from(some.as('some'))
      .select(db.raw('? as gram', [gram]))
      .count({ count: '*' });
  });
  const rows = (await db.unionAll(counted)) as { gram: string; count: number | string }[];
  return new Map(rows.map(({ gram, count }) => [gram, Number(count)]));
});

/** Who has the piece in their name. */
export const findByPiece = (ctx: Context, gram: string): Promise<string[]> =>
  Promise.resolve(ctx.db('customer_name_grams').where({ gram }).limit(mostGathered).pluck<string[]>('customer_id'));

/** Who holds the whole text, by the first of its pieces that is not common; undefined when all are. */
async function findByRarePiece(ctx: Context, grams: readonly string[], text: string): Promise<string[] | undefined> {
  for (const gram of grams) {
    const rows = await ctx
      .db('customer_name_grams')
      .join('customers', 'customers.id', 'customer_name_grams.customer_id')
      .where('customer_name_grams.gram', gram)
      .limit(mostGathered + 1)
      .select<{ id: string; name: string }[]>('customers.id as id', 'customers.name as name');
    if (rows.length <= mostGathered) return rows.filter((row) => plain(row.name).includes(plain(text))).map((row) => row.id);
  }
  return undefined;
}

const holds = (ctx: Context, query: Knex.QueryBuilder, gram: string): void =>
  void query
    .select(ctx.db.raw('1'))
    .from('customer_name_grams')
    .where({ gram })
    .whereRaw('?? = ??', ['customer_name_grams.customer_id', 'customers.id']);

/** `zsf` → 张三丰, by the beginning of the initials. */
export async function planInitials(ctx: Context, letters: string): Promise<SearchPlan> {
  const beginning = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query.where('customers.name_initials', '>=', letters).where('customers.name_initials', '<', `${letters}~`);
  const live = (): Knex.QueryBuilder => beginning(ctx.db('customers').whereNull('customers.merged_into_id'));
  const count = await countUpTo(ctx, mostGathered + 1, live().select('id'));
  if (count > mostGathered) return { ids: [], wide: [(where) => void beginning(where)], complete: true };
  return { ids: await live().pluck<string[]>('id'), wide: [], complete: true };
}
