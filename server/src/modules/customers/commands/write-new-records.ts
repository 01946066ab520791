import { toAuditRow, writeAuditRows } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { afterCommit, insertOrRetry } from '../../../kernel/transaction.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { newMemberNo, saveNameGrams } from '../store.ts';
import { blankCustomer } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { NewRecord } from './new-record.ts';

export interface Made {
  /** Who makes it: the record of it is in their name. */
  by: Context;
  record: NewRecord;
}

/** Writes new records, and that they were made: a handful of statements for any number. Answers them as they are stored. Inside the caller's transaction. */
export async function writeNewRecords(ctx: Context, made: readonly Made[]): Promise<CustomerRow[]> {
  if (made.length === 0) return [];
  const rows = made.map(({ by, record }) => toRow(by, record));
  const ids = rows.map((row) => row.id);
  await insertOrRetry(ctx, 'a member number was taken', () => insertRows(ctx, 'customers', rows));
  await saveNameGrams(ctx, new Map(rows.map((row) => [row.id, row.name])), true);
  const ties = rows.map((row) => ({ staff_id: row.owner_id, customer_id: row.id, kind: 'owner', since: row.created_at }));
  await insertRows(
    ctx,
    'customer_staff',
    ties.filter((tie) => tie.staff_id !== ''),
  );
  await addToCount(ctx, 'customers', rows.length);
  await addTimelineEntries(
    ctx,
    rows.map((row, at) => ({ customerId: row.id, kind: 'customer.created', at: row.created_at, data: {}, staff: staffOf(made[at]?.by) })),
  );
  await writeAuditRows(
    ctx,
    made.map(({ by, record }, at) =>
      toAuditRow(by, 'customer.created', { kind: 'customer', id: ids[at] ?? '' }, { fields: Object.keys(record.input).join(',') }),
    ),
  );
  await lookForDuplicates(ctx, ids);
  afterCommit(ctx, () => ids.forEach((id) => ctx.live.publish(id)));
  return rows;
}

function toRow(by: Context, { columns, owner }: NewRecord): CustomerRow {
  const now = by.clock.now();
  return {
    ...blankCustomer,
    ...columns,
    id: by.ids.next('customer'),
    member_no: newMemberNo(by),
    owner_id: owner,
    created_at: now,
    last_seen_at: now,
    created_by: staffOf(by)?.id ?? '',
  };
}

const staffOf = (by: Context | undefined): { id: string; name: string } | undefined =>
  by?.actor.kind === 'staff' ? { id: by.actor.staffId, name: by.actor.name } : undefined;
