import type { Context } from '../context.ts';
import { sealedAnew } from './sealed-table.ts';
import type { Change, SealedTable, StoredRow } from './sealed-table.ts';

export type Outcome = 'kept' | 'changed' | 'removed' | 'missed' | 'unknown';

export const columnsOf = (it: SealedTable): string[] => [
  ...new Set([...it.key, ...Object.keys(it.sealed), ...(it.hashes ?? []), ...(it.needs ?? [])]),
];

/**
 * Brings one row under the newest key. The update holds only if nobody has written to what we read ('missed' otherwise: the writer has sealed it
 * under the newest key, and the next round looks again). Throws when a value opens under no key we hold.
 */
export async function rotateRow(ctx: Context, it: SealedTable, row: StoredRow): Promise<Outcome> {
  const opened: Record<string, string> = {};
  const change: Change = {};
  let old = false;
  for (const [column, placeOf] of Object.entries(it.sealed)) {
    const sealed = row[column];
    if (typeof sealed !== 'string' || sealed === '') continue;
    const place = placeOf(row);
    opened[column] = ctx.sealing.open(sealed, place);
    const anew = sealedAnew(ctx, sealed, place, (text) => it.inside?.(ctx, text) ?? text);
    old ||= holdsOldValue(ctx, anew === sealed ? opened[column] : ctx.sealing.open(anew, place));
    if (anew !== sealed) change[column] = anew;
  }
  const hashes = (await it.rehash?.(ctx, row, opened)) ?? {};
  const unknown = old || hashes === 'unknown';
  if (hashes !== 'unknown') for (const [column, hash] of Object.entries(hashes)) if (row[column] !== hash) change[column] = hash;
  if (Object.keys(change).length > 0) {
    const written = await write(ctx, it, row, change);
    if (!unknown || written !== 'changed') return written;
  }
  return unknown ? 'unknown' : 'kept';
}

/** A sealed text that itself holds a value under an older key: `inside` does not know of it. */
function holdsOldValue(ctx: Context, text: string | undefined): boolean {
  const [, ...older] = ctx.sealing.keyIds;
  if (text === undefined || !older.some((id) => text.includes(`${id}.`))) return false;
  const names = older.map((id) => id.replace(/[^\w-]/g, '\\$&')).join('|');
  return new RegExp(`(?:^|[^\\w-])(?:${names})\\.[\\w-]{16}\\.[\\w-]{22}\\.`).test(text);
}

async function write(ctx: Context, it: SealedTable, row: StoredRow, change: Change): Promise<Outcome> {
  const asRead = Object.fromEntries(
    [...it.key, ...Object.keys(it.sealed), ...(it.hashes ?? [])].map((column) => [column, row[column] ?? null]),
  );
  try {
    return (await ctx.db(it.table).where(asRead).update(change)) === 1 ? 'changed' : 'missed';
  } catch (error) {
    if (!ctx.dialect.isUniqueViolation(error)) throw error;
    // Somebody has written the same value under the newest key already: this row is its older twin.
    const newKey = Object.fromEntries(it.key.map((column) => [column, change[column] ?? row[column]]));
    const other = (await ctx.db(it.table).where(newKey).first()) as StoredRow | undefined;
    if (!other || !it.sameAs?.(row, other)) return 'unknown';
    return (await ctx.db(it.table).where(asRead).delete()) === 1 ? 'removed' : 'missed';
  }
}
