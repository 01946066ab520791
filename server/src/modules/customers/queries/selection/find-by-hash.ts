import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import { gather } from '../../../../kernel/db/gather.ts';
import { phoneOwners } from '../../../identity/index.ts';

/** More hits than this are not looked at. */
export const mostOpened = 5_000;

/** Hashes that say it all: of whole numbers, and of exactly seven digits. */
export const sureKeys = (part: 'whole' | 'head7', hashes: readonly string[]): string[] => hashes.map((hash) => `${part} ${hash}`);

/** Customers by such hashes. What is searched for at the same moment shares a statement. */
export async function findSure(ctx: Context, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const found = await gatherSure(ctx, keys);
  return keys.flatMap((key) => found.get(key) ?? []);
}

const gatherSure = gather(async ({ db }, keys): Promise<ReadonlyMap<string, string[]>> => readSure(db, keys));

async function readSure(db: Knex, keys: readonly string[]): Promise<Map<string, string[]>> {
  const hashesOf = (part: string): string[] => keys.flatMap((key) => (key.startsWith(`${part} `) ? [key.slice(part.length + 1)] : []));
  const part = (name: 'whole' | 'head7', query: (hashes: string[]) => Knex.QueryBuilder): Knex.QueryBuilder[] =>
    hashesOf(name).length > 0 ? [query(hashesOf(name)).select(db.raw('? as part', [name]))] : [];
  const parts = [
    ...part('whole', (hashes) => phoneOwners({ db }, hashes).select('customer_id as id', 'value as hash')),
    ...part('head7', (hashes) => db('customers').whereIn('phone_head7', hashes).select('id', 'phone_head7 as hash')),
  ];
  const rows = (await db.unionAll(parts).limit(mostOpened)) as { id: string; hash: string; part: string }[];
  // Somebody's many would leave too few for the others: then each is asked for alone.
  if (rows.length === mostOpened && keys.length > 1) {
    const alone = new Map<string, string[]>();
    for (const key of keys) alone.set(key, (await readSure(db, [key])).get(key) ?? []);
    return alone;
  }
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const key = `${row.part} ${row.hash}`;
    const known = found.get(key);
    if (known) known.push(row.id);
    else found.set(key, [row.id]);
  }
  return found;
}
