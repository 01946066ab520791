import type { Context } from '../context.ts';

/** What a sealed value looks like to `like`: name, 12 bytes, 16 bytes, text. */
const likeSealed = (keyId: string): string => `${keyId}.${'_'.repeat(16)}.${'_'.repeat(22)}.%`;

export interface Leftover {
  keyId: string;
  table: string;
  column: string;
  count: number;
}

/**
 * Looks through every text column of every table for values sealed under these keys, whether anybody told us of the column or not.
 * One walk over each table.
 */
export async function findLeftovers(ctx: Context, keyIds: readonly string[]): Promise<Leftover[]> {
  const found: Leftover[] = [];
  if (keyIds.length === 0) return found;
  for (const table of await ctx.dialect.listTables(ctx.db)) {
    const columns = Object.entries(await ctx.db(table).columnInfo())
      .filter(([, info]) => /char|text/i.test(info.type))
      .map(([name]) => name);
    if (columns.length === 0) continue;
    const sums = columns.flatMap((column, at) =>
      keyIds.map((keyId, nth) =>
        ctx.db.raw('sum(case when ?? like ? then 1 else 0 end) as ??', [column, likeSealed(keyId), `c${at}_${nth}`]),
      ),
    );
    const row = (await ctx.db(table).select(sums).first()) as Record<string, number | string | null>;
    columns.forEach((column, at) =>
      keyIds.forEach((keyId, nth) => {
        const count = Number(row[`c${at}_${nth}`] ?? 0);
        if (count > 0) found.push({ keyId, table, column, count });
      }),
    );
  }
  return found;
}
