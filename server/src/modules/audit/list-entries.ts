import type { Input, Output } from '@lianke/shared/api';
import { auditColumns } from '../../kernel/audit-chain/audit-row.ts';
import { recordView } from '../../kernel/audit-views.ts';
import type { Context } from '../../kernel/context.ts';
import { beyond, readCursor, writeCursor } from '../../kernel/db/paging.ts';
import type { Place } from '../../kernel/db/paging.ts';
import { allIdsOf, scopeRows } from '../customers/index.ts';
import { toEntryViews } from './entry-view.ts';
import type { StoredEntry } from './entry-view.ts';

type ListInput = Input<'staff.audit.list'> & { limit: number };
type Query = ReturnType<Context['db']>;

/** The record, newest first, by keyset. A role that sees only some customers sees only the entries about those. */
export async function listEntries(ctx: Context, input: ListInput): Promise<Output<'staff.audit.list'>> {
  await recordView(ctx, 'audit.viewed', lookedAt(input));
  const query = newestFirst(ctx, input, readCursor(input.cursor));
  if (input.staffId) void query.where({ actor_kind: 'staff', actor_id: input.staffId });
  if (input.action) void query.where({ action: input.action });
  if (input.customerId) void query.where({ subject_kind: 'customer' }).whereIn('subject_id', await allIdsOf(ctx, input.customerId));
  if (ctx.actor.kind === 'staff' && ctx.actor.seesStaff !== null)
    void query.where((either) =>
      either.whereNot('subject_kind', 'customer').orWhere((about) => scopeRows(ctx, about, 'audit_log.subject_id')),
    );
  return toPage(ctx, await query.limit(input.limit + 1).select<Spot[]>('id', 'at'), input.limit);
}

/** Whose record it was: a look at one customer's entries is a look at that customer. */
const lookedAt = (input: ListInput): { kind: string; id: string } =>
  input.customerId
    ? { kind: 'customer', id: input.customerId }
    : input.staffId
      ? { kind: 'staff', id: input.staffId }
      : { kind: 'audit', id: 'all' };

/** A row's place only: the long texts are read for the rows of the page alone. */
export type Spot = Pick<StoredEntry, 'id' | 'at'>;

export function newestFirst(ctx: Context, range: { from?: number | undefined; to?: number | undefined }, after: Place | undefined): Query {
  const query: Query = ctx.db('audit_log');
  if (range.from !== undefined) void query.where('at', '>=', range.from);
  if (range.to !== undefined) void query.where('at', '<=', range.to);
  if (after) beyond(query, ['at', 'id'], [after.value, after.id], '<');
  void query.orderBy([
    { column: 'at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ]);
  return query;
}

/** Up to `limit` of the found places as a page. `resumeAt` is where an unfinished search goes on. */
export async function toPage(
  ctx: Context,
  found: readonly Spot[],
  limit: number,
  resumeAt: Spot | null = null,
): Promise<Output<'staff.audit.list'>> {
  const spots = found.slice(0, limit);
  const ids = spots.map((spot) => spot.id);
  const rows =
    ids.length > 0
      ? await ctx
          .db('audit_log')
          .whereIn('id', ids)
          .select<StoredEntry[]>(...auditColumns, 'sealed')
      : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const next = found.length > limit ? spots.at(-1) : resumeAt;
  return {
    entries: await toEntryViews(
      ctx,
      ids.flatMap((id) => byId.get(id) ?? []),
    ),
    next: next ? writeCursor({ value: next.at, id: next.id }) : null,
  };
}
