import type { Context } from '../../../kernel/context.ts';
import type { MovedLink } from '../../identity/index.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import type { Hanging } from './hanging-rows.ts';

/** How long a merge can be undone; then its snapshot is forgotten, since it holds personal data. */
export const undoForMs = 30 * 86_400_000;

/** Row of customer_merges. */
export interface MergeRow {
  id: string;
  kept_id: string;
  lost_id: string;
  reason: string;
  /** Sealed under the merge's id; '' once it was forgotten. */
  snapshot: string;
  at: number;
  staff_id: string | null;
  undone_at: number | null;
  undone_by: string | null;
}

/** What is needed to tell two merged records apart again. */
export interface Snapshot {
  format: 2;
  /** Both as they were before. */
  kept: CustomerRow;
  lost: CustomerRow;
  /** What the merge made of the kept one. */
  change: CustomerChange;
  /** Rows hanging on each before, and on the kept one after. */
  hanging: { kept: Hanging; lost: Hanging; after: Hanging };
  links: MovedLink[];
  /** Records that had been merged into the lost one. */
  mergedIds: string[];
}

export const sealSnapshot = (ctx: Pick<Context, 'sealing'>, mergeId: string, snapshot: Snapshot): string =>
  ctx.sealing.seal(JSON.stringify(snapshot), mergeId);

/** Undefined when it was forgotten, or written by a version that could not undo. */
export function openSnapshot(ctx: Pick<Context, 'sealing'>, row: Pick<MergeRow, 'id' | 'snapshot'>): Snapshot | undefined {
  if (row.snapshot === '') return undefined;
  const snapshot = JSON.parse(ctx.sealing.open(row.snapshot, row.id)) as Partial<Snapshot>;
  return snapshot.format === 2 ? (snapshot as Snapshot) : undefined;
}
