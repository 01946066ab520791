import type { Knex } from 'knex';
import type { Context } from '../context.ts';

/** Updates rows that share a change with one statement each, however many rows there are. `change` is compared by its contents. */
export async function updateAlike<T>(
  items: readonly T[],
  change: (item: T) => object,
  query: (alike: T[]) => Knex.QueryBuilder,
): Promise<void> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = JSON.stringify(change(item));
    const group = groups.get(text);
    if (group) group.push(item);
    else groups.set(text, [item]);
  }
  for (const alike of groups.values()) await query(alike).update(change(alike[0] as T));
}

type Value = string | number | null;

/** Gives rows known by id values of their own, with one statement for all that set the same columns. */
export async function updateEach(
  ctx: Pick<Context, 'db'>,
  table: string,
  changes: readonly { id: string; columns: Readonly<Record<string, Value>> }[],
): Promise<void> {
  const groups = new Map<string, typeof changes>();
  for (const it of changes) {
    const names = Object.keys(it.columns).sort().join();
    groups.set(names, [...(groups.get(names) ?? []), it]);
  }
  for (const alike of groups.values()) {
    const names = Object.keys(alike[0]?.columns ?? {});
    const valueOf = (name: string): Value | Knex.Raw => {
      const values = alike.map((it) => it.columns[name] ?? null);
      if (values.every((value) => value === values[0])) return values[0] ?? null;
      const cases = alike.flatMap((it, at) => [it.id, values[at] ?? null]);
      return ctx.db.raw(`case ?? ${'when ? then ? '.repeat(alike.length)}end`, ['id', ...cases] as Value[] as string[]);
    };
    const ids = alike.map((it) => it.id);
    await ctx
      .db(table)
      .whereIn('id', ids)
      .update(Object.fromEntries(names.map((name) => [name, valueOf(name)])));
  }
}
