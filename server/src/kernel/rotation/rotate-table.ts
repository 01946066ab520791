import type { Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { columnsOf, rotateRow } from './rotate-row.ts';
import type { Outcome } from './rotate-row.ts';
import type { SealedTable, StoredRow } from './sealed-table.ts';

/** Small, so that nobody who edits a customer waits for long. */
const batchSize = 200;

export type Counts = Record<Outcome, number> & { seen: number };

interface ProgressRow {
  table_name: string;
  target: string;
  place: string | null;
  seen: number;
  changed: number;
  finished_at: number | null;
}

/**
 * Brings every row of a table under the newest key, in batches by primary key. Each batch commits together with its place, so a rotation that was
 * killed goes on where it was. `fromStart` looks at every row again.
 */
export async function rotateTable(ctx: Context, it: SealedTable, fromStart: boolean, progress: (seen: number) => void): Promise<Counts> {
  const counts: Counts = { seen: 0, kept: 0, changed: 0, removed: 0, missed: 0, unknown: 0 };
  let place = await startingPlace(ctx, it, fromStart);
  while (place !== null) {
    const from: StoredRow | undefined = place;
    const rows = await readAfter(ctx, it, from);
    const last = rows.at(-1);
    const done = rows.length < batchSize;
    const outcomes = await inTransaction(ctx, async (ctx) => {
      const found: Outcome[] = [];
      for (const row of rows) found.push(await rotateRow(ctx, it, row));
      const changed = found.filter((outcome) => outcome === 'changed' || outcome === 'removed').length;
      const next = last ?? from;
      await ctx
        .db('key_rotation')
        .where({ table_name: it.table })
        .update({
          place: next ? JSON.stringify(it.key.map((column) => next[column])) : null,
          seen: ctx.db.raw('seen + ?', [rows.length]),
          changed: ctx.db.raw('changed + ?', [changed]),
          finished_at: done ? ctx.clock.now() : null,
        });
      return found;
    });
    for (const outcome of outcomes) counts[outcome] += 1;
    counts.seen += rows.length;
    progress(counts.seen);
    place = done ? null : last;
  }
  return counts;
}

/** Where to go on: undefined = the first row, null = this table is finished. */
async function startingPlace(ctx: Context, it: SealedTable, fromStart: boolean): Promise<StoredRow | undefined | null> {
  const known = await ctx.db<ProgressRow>('key_rotation').where({ table_name: it.table }).first();
  const target = ctx.sealing.newestKeyId;
  if (known && known.target === target && !fromStart) {
    if (known.finished_at !== null) return null;
    const values = known.place === null ? undefined : (JSON.parse(known.place) as unknown[]);
    return values && Object.fromEntries(it.key.map((column, at) => [column, values[at]]));
  }
  const fresh: ProgressRow = { table_name: it.table, target, place: null, seen: 0, changed: 0, finished_at: null };
  await ctx.db('key_rotation').where({ table_name: it.table }).delete();
  await ctx.db('key_rotation').insert(fresh);
  return undefined;
}

async function readAfter(ctx: Context, it: SealedTable, place: StoredRow | undefined): Promise<StoredRow[]> {
  const query = ctx.db(it.table);
  for (const [column, values] of Object.entries(it.only ?? {})) void query.whereIn(column, [...values]);
  // (a, b) > (x, y), spelled so that both databases walk the primary key.
  if (place)
    void query.where(it.key[0] ?? '', '>=', place[it.key[0] ?? ''] as string).where((beyond) => {
      it.key.forEach((column, at) =>
        beyond.orWhere((tie) => {
          for (const equal of it.key.slice(0, at)) void tie.where(equal, place[equal] as string);
          void tie.where(column, '>', place[column] as string);
        }),
      );
    });
  const rows: StoredRow[] = await query
    .orderBy([...it.key])
    .limit(batchSize)
    .select(...columnsOf(it));
  return rows;
}
