import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { staffNamesById } from '../../identity/index.ts';
import { scopeRows } from '../access/row-access.ts';
import { allIdsOf } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import { undoForMs } from './merge-record.ts';
import type { MergeRow } from './merge-record.ts';
import { findOnTop } from './on-top.ts';

const pageSize = 20;
const order = 'merges';

/** Merges of customers the caller may see, newest first; undone ones too. */
export async function listMerges(
  ctx: Context,
  input: { customerId?: string | undefined; cursor?: string | undefined },
): Promise<Output<'staff.merges.list'>> {
  const query = ctx.db('customer_merges as merge').join('customers as kept', 'kept.id', 'merge.kept_id');
  void scopeRows(ctx, query, ctx.db.raw('coalesce(kept.merged_into_id, kept.id)'));
  if (input.customerId !== undefined) {
    const ids = await allIdsOf(ctx, input.customerId);
    void query.where((where) => void where.whereIn('merge.kept_id', ids).orWhereIn('merge.lost_id', ids));
  }
  const place = readKeyCursor(order, 2, input.cursor);
  if (place) beyond(query, ['merge.at', 'merge.id'], place, '<');
  const rows: MergeRow[] = await query
    .orderBy([
      { column: 'merge.at', order: 'desc' },
      { column: 'merge.id', order: 'desc' },
    ])
    .limit(pageSize + 1)
    .select('merge.*');
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    merges: await toViews(ctx, page),
    next: rows.length > pageSize && last ? writeKeyCursor(order, [last.at, last.id]) : null,
  };
}

async function toViews(ctx: Context, merges: readonly MergeRow[]): Promise<Output<'staff.merges.list'>['merges']> {
  const rows: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn(
    'id',
    merges.flatMap((merge) => [merge.kept_id, merge.lost_id]),
  );
  const names = new Map((await toCustomerRows(ctx, rows)).map((view) => [view.id, view.name]));
  const staff = await staffNamesById(
    ctx,
    merges.map((merge) => merge.staff_id ?? ''),
  );
  const onTop = await findOnTop(ctx, merges);
  const now = ctx.clock.now();
  return merges.map((merge) => ({
    id: merge.id,
    keptId: merge.kept_id,
    keptName: names.get(merge.kept_id) ?? '',
    lostId: merge.lost_id,
    lostName: names.get(merge.lost_id) ?? '',
    reason: merge.reason,
    at: merge.at,
    by: merge.staff_id === null ? null : { staffId: merge.staff_id, name: staff.get(merge.staff_id) ?? '' },
    undoUntil: merge.at + undoForMs,
    undoneAt: merge.undone_at,
    can: { undo: merge.undone_at === null && merge.snapshot !== '' && merge.at + undoForMs >= now && onTop.has(merge.id) },
  }));
}
