import type { Knex } from 'knex';

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
