import type { Context } from '../context.ts';

/** Inserts any number of rows in statements the database accepts. Call it inside a transaction when the rows belong together. */
export async function insertRows(ctx: Pick<Context, 'db' | 'dialect'>, table: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ctx.dialect.maxInsertRows) {
    await ctx.db(table).insert(rows.slice(from, from + ctx.dialect.maxInsertRows));
  }
}
