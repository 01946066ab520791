import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';

export type DuplicateReason = Output<'staff.duplicates.list'>['pairs'][number]['reason'];

/** Row of duplicate_candidates. */
export interface CandidateRow {
  id: string;
  left_id: string;
  right_id: string;
  reason: DuplicateReason;
  /** Masked. */
  evidence: string;
  status: 'open' | 'merged' | 'dismissed';
  found_at: number;
}

export interface Suspicion {
  ids: readonly [string, string];
  reason: DuplicateReason;
  evidence: string;
}

const pairText = (left: string, right: string): string => `${left}|${right}`;

/**
 * Puts pairs into the queue, each once: with the first reason given, and never again when somebody has dismissed it or undone its merge.
 * Inside the caller's transaction.
 */
export async function suspect(ctx: Context, suspicions: readonly Suspicion[]): Promise<void> {
  const pairs = new Map<string, { left_id: string; right_id: string; reason: DuplicateReason; evidence: string }>();
  for (const { ids, reason, evidence } of suspicions) {
    const [left_id = '', right_id = ''] = [...ids].sort();
    if (left_id !== right_id && !pairs.has(pairText(left_id, right_id)))
      pairs.set(pairText(left_id, right_id), { left_id, right_id, reason, evidence });
  }
  if (pairs.size === 0) return;
  for (const table of ['duplicate_candidates', 'customers_kept_apart'] as const)
    for (const known of await knownPairs(ctx, table, [...pairs.values()])) pairs.delete(known);
  for (const pair of pairs.values())
    await ctx
      .db('duplicate_candidates')
      .insert({ id: ctx.ids.next('duplicate'), ...pair, status: 'open', found_at: ctx.clock.now() })
      .catch((error: unknown) => {
        if (!ctx.dialect.isUniqueViolation(error)) throw error; // found by somebody else at the same moment
      });
}

async function knownPairs(
  ctx: Context,
  table: 'duplicate_candidates' | 'customers_kept_apart',
  pairs: readonly { left_id: string; right_id: string }[],
): Promise<string[]> {
  const rows = await ctx
    .db(table)
    .whereIn(
      'left_id',
      pairs.map((pair) => pair.left_id),
    )
    .whereIn(
      'right_id',
      pairs.map((pair) => pair.right_id),
    )
    .select<{ left_id: string; right_id: string }[]>('left_id', 'right_id');
  return rows.map((row) => pairText(row.left_id, row.right_id));
}

/** Two people may decide at once; the conditional update lets one through. Throws duplicate.not_found. */
export async function takeCandidate(ctx: Context, id: string, status: CandidateRow['status']): Promise<CandidateRow> {
  const taken = await ctx.db('duplicate_candidates').where({ id, status: 'open' }).update({ status });
  const row = taken === 1 ? await ctx.db<CandidateRow>('duplicate_candidates').where({ id }).first() : undefined;
  if (!row) throw new AppError('duplicate.not_found');
  return row;
}
