import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';

type Value = string | number | null;

/** Beyond this a `case` over all ids costs more than another statement. */
const chunk = 200;

/**
 * Gives rows values of their own by `case`, and all of them `shared`, in few statements. `narrow` is the condition that makes it a conditional update;
 * answers how many rows fulfilled it.
 */
export async function setById(
  ctx: Pick<Context, 'db'>,
  table: string,
  it: {
    rows: readonly { id: string; own: Readonly<Record<string, Value>> }[];
    shared: Readonly<Record<string, Value | Knex.Raw>>;
    narrow: (query: Knex.QueryBuilder) => void;
  },
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < it.rows.length; from += chunk) {
    const rows = it.rows.slice(from, from + chunk);
    const whens = 'when ? then ? '.repeat(rows.length);
    const own = Object.keys(rows[0]?.own ?? {}).map((name) => {
      const values: Value[] = rows.flatMap((row) => [row.id, row.own[name] ?? null]);
      return [name, ctx.db.raw(`case id ${whens}end`, values as Knex.RawBinding[])] as const;
    });
    const query = ctx.db(table).whereIn(
      'id',
      rows.map((row) => row.id),
    );
    it.narrow(query);
    changed += await query.update({ ...it.shared, ...Object.fromEntries(own) });
  }
  return changed;
}
