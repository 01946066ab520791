import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import type { BillSubject, DifferenceRow } from '../tables.ts';
import type { Found } from './find-differences.ts';

/**
 * Writes down what differs, in the caller's transaction: new ones open, one that a person called right stays so, one that had healed by itself and
 * differs again is open again.
 */
export async function keepDifferences(ctx: Context, day: string, subject: BillSubject, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const known = await differencesOf(ctx, day, subject, found);
  const fresh: DifferenceRow[] = [];
  for (const it of found) {
    const row = known.get(it.number);
    if (!row)
      fresh.push({
        id: ctx.ids.next('billDifference'),
        bill_on: day,
        ...it,
        ...{ status: 'open', note: '', settled_by: null, settled_at: null },
      });
    else if (changes(row, it)) await reopen(ctx, row, it);
  }
  await insertRows(ctx, 'bill_differences', fresh);
}

async function differencesOf(
  ctx: Context,
  day: string,
  subject: BillSubject,
  found: readonly Found[],
): Promise<Map<string, DifferenceRow>> {
  const rows = await ctx
    .db<DifferenceRow>('bill_differences')
    .where({ bill_on: day, subject })
    .whereIn(
      'number',
      found.map((it) => it.number),
    );
  return new Map(rows.map((row) => [row.number, row]));
}

function changes(row: DifferenceRow, it: Found): boolean {
  if (row.status === 'ignored') return false;
  const same = row.kind === it.kind && row.ours_fen === it.ours_fen && row.theirs_fen === it.theirs_fen;
  // What a person healed is at rest as long as nothing new differs: WeChat confirmed it, though the bill does not name it.
  const atRest = row.status === 'open' || row.settled_by !== null;
  return !(same && atRest);
}

async function reopen(ctx: Context, row: DifferenceRow, it: Found): Promise<void> {
  const { kind, ours_fen, theirs_fen, at, transaction_id } = it;
  await ctx
    .db<DifferenceRow>('bill_differences')
    .where({ id: row.id })
    .whereNot({ status: 'ignored' })
    .update({ kind, ours_fen, theirs_fen, at, transaction_id, status: 'open', settled_at: null, settled_by: null });
}
