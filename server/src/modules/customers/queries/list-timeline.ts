import type { Output } from '@lianke/shared/api';
import type { TimelineKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNames } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import { requireVisible } from '../access/row-access.ts';
import { resolveCustomerId } from '../store.ts';
import type { TimelineEntryView } from '../views.ts';

interface EntryRow {
  id: string;
  customer_id: string;
  kind: TimelineKind;
  at: number;
  data: string;
  staff_id: string | null;
  staff_name: string | null;
}

export function toEntryView(ctx: Context, row: EntryRow): TimelineEntryView {
  const mine = ctx.actor.kind === 'staff' && ctx.actor.staffId === row.staff_id;
  return {
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind,
    at: row.at,
    data: JSON.parse(row.data) as Record<string, string>,
    actor: row.staff_id ? { staffId: row.staff_id, name: row.staff_name ?? '' } : null,
    can: { delete: row.kind === 'note' && mine },
  };
}

/** Userids are ASCII, and an ASCII column refuses to be compared with anything else. */
const mayBeUserid = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** An entry written before the directory was read names a colleague by userid; by now the name is known. */
async function named(ctx: Context, entries: TimelineEntryView[]): Promise<TimelineEntryView[]> {
  const written = [...new Set(entries.flatMap((entry) => entry.data.staffName ?? []).filter(mayBeUserid))];
  if (written.length === 0) return entries;
  const names = await staffNames(ctx, written);
  return entries.map((entry) =>
    entry.data.staffName === undefined
      ? entry
      : { ...entry, data: { ...entry.data, staffName: names.get(entry.data.staffName) ?? entry.data.staffName } },
  );
}

/** A customer's story, newest first. Throws customer.not_found, customer.field_forbidden. */
export async function listTimeline(
  ctx: Context,
  input: { customerId: string; cursor?: string | undefined; limit: number },
): Promise<Output<'staff.customers.timeline'>> {
  (await fieldAccess(ctx)).require('timeline', 'read');
  const customerId = await resolveCustomerId(ctx, input.customerId);
  if (!customerId) throw new AppError('customer.not_found');
  await requireVisible(ctx, customerId);
  const place = readCursor(input.cursor);
  const query = ctx.db<EntryRow>('timeline_entries').where({ customer_id: customerId });
  if (place) beyond(query, ['at', 'id'], [place.value, place.id], '<');
  const rows = await query
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    entries: await named(
      ctx,
      page.map((row) => toEntryView(ctx, row)),
    ),
    next: rows.length > input.limit && last ? writeCursor({ value: last.at, id: last.id }) : null,
  };
}
