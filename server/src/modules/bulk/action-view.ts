import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { staffNamesById } from '../identity/index.ts';
import { undoForMs } from './tables.ts';
import type { BulkActionRow } from './tables.ts';

export type BulkActionView = Output<'staff.bulk.get'>;
type Change = Input<'staff.bulk.start'>['change'];

/** Who manages the team sees and stops what others started. */
export const seesAll = (ctx: Context): boolean => ctx.actor.kind === 'staff' && ctx.actor.permissions.includes('team.manage');

export const changeOf = (row: BulkActionRow): Change => JSON.parse(row.change) as Change;

const finished: readonly string[] = ['done', 'cancelled', 'failed'];
export const canUndo = (row: BulkActionRow, now: number): boolean =>
  finished.includes(row.status) && row.changed > 0 && row.started_at + undoForMs >= now;

/** One of the caller's own actions, or anybody's for those who manage the team. Throws bulk.not_found. */
export async function getAction(ctx: Context, id: string): Promise<BulkActionRow> {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  const row = await ctx.db<BulkActionRow>('bulk_actions').where({ id }).first();
  if (!row || (row.staff_id !== ctx.actor.staffId && !seesAll(ctx))) throw new AppError('bulk.not_found');
  return row;
}

export async function toActionViews(ctx: Context, rows: readonly BulkActionRow[]): Promise<BulkActionView[]> {
  const names = await staffNamesById(
    ctx,
    rows.map((row) => row.staff_id),
  );
  const now = ctx.clock.now();
  return rows.map((row) => ({
    id: row.id,
    change: changeOf(row),
    status: row.status,
    progress: progressOf(row),
    startedBy: { staffId: row.staff_id, name: names.get(row.staff_id) ?? '' },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    undoUntil: row.changed > 0 ? row.started_at + undoForMs : null,
    can: { cancel: row.status === 'running', undo: canUndo(row, now) },
  }));
}

/** While undoing, how many of the changed ones have their old value back. */
const progressOf = (row: BulkActionRow): BulkActionView['progress'] =>
  row.status === 'undoing' || row.status === 'undone'
    ? { done: row.restored, total: row.changed, failed: 0 }
    : { done: row.done, total: row.total, failed: row.failed };

export const toActionView = async (ctx: Context, row: BulkActionRow): Promise<BulkActionView> => {
  const [view] = await toActionViews(ctx, [row]);
  if (!view) throw new AppError('bulk.not_found');
  return view;
};
