import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { fieldAccess } from '../access/field-access.ts';
import { scopeRows } from '../access/row-access.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import type { CandidateRow } from './candidates.ts';

const pageSize = 20;
const order = 'duplicates';

/** Open pairs of which the caller may see both sides, newest first. A side that was merged meanwhile counts as the record it is part of. */
export async function listDuplicates(ctx: Context, input: { cursor?: string | undefined }): Promise<Output<'staff.duplicates.list'>> {
  const live = (side: string): ReturnType<typeof ctx.db.raw> => ctx.db.raw('coalesce(??, ??)', [`${side}.merged_into_id`, `${side}.id`]);
  const query = ctx
    .db('duplicate_candidates as pair')
    .join('customers as a', 'a.id', 'pair.left_id')
    .join('customers as b', 'b.id', 'pair.right_id')
    .where('pair.status', 'open')
    .whereRaw('? <> ?', [live('a'), live('b')]);
  for (const side of ['a', 'b']) void scopeRows(ctx, query, live(side));
  const place = readKeyCursor(order, 2, input.cursor);
  if (place) beyond(query, ['pair.found_at', 'pair.id'], place, '<');
  const rows: (CandidateRow & { live_left: string; live_right: string })[] = await query
    .orderBy([
      { column: 'pair.found_at', order: 'desc' },
      { column: 'pair.id', order: 'desc' },
    ])
    .limit(pageSize + 1)
    .select('pair.*', { live_left: live('a'), live_right: live('b') });
  const page = rows.slice(0, pageSize);
  const views = await viewsOf(
    ctx,
    page.flatMap((row) => [row.live_left, row.live_right]),
  );
  const access = await fieldAccess(ctx);
  const evidenceOf = ({ reason, evidence }: CandidateRow): string =>
    access.may(reason === 'same_email' ? 'email' : 'phone', 'masked') ? evidence : '';
  const last = page.at(-1);
  return {
    pairs: page.flatMap((row) => {
      const [left, right] = [views.get(row.live_left), views.get(row.live_right)];
      return left && right ? [{ id: row.id, reason: row.reason, evidence: evidenceOf(row), foundAt: row.found_at, left, right }] : [];
    }),
    next: rows.length > pageSize && last ? writeKeyCursor(order, [last.found_at, last.id]) : null,
  };
}

type View = Output<'staff.duplicates.list'>['pairs'][number]['left'];

async function viewsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, View>> {
  const rows: CustomerRow[] = await ctx
    .db<CustomerRow>('customers')
    .whereIn('id', [...new Set(ids)])
    .whereNull('merged_into_id');
  return new Map((await toCustomerRows(ctx, rows)).map((view) => [view.id, view]));
}
