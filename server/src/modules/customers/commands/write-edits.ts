import { toAuditRow, writeAuditRows } from '../../../kernel/audit.ts';
import type { AuditChange } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { updateEach } from '../../../kernel/db/update-rows.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { saveNameGrams } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { Edit } from './edit.ts';

/** Only these can make a record look like somebody else's. */
const tellsPeopleApart: ReadonlySet<string> = new Set(['name', 'phone', 'email', 'birthday', 'region']);

export interface WrittenEdit {
  /** Whose edit it is: the record of it is in their name. */
  by: Context;
  edit: Edit;
  before: CustomerRow;
  changes: readonly AuditChange[];
}

/**
 * Writes what edits change in the records themselves, and that they were made: a handful of statements for any number. The customers are locked
 * and no two edits are of the same one. Inside the caller's transaction.
 */
export async function writeEdits(ctx: Context, edits: readonly WrittenEdit[]): Promise<void> {
  if (edits.length === 0) return;
  const idOf = ({ before }: WrittenEdit): string => before.id;
  await updateEach(
    ctx,
    'customers',
    edits.map(({ edit, before }) => ({ id: before.id, columns: { ...edit.columns, version: before.version + 1 } })),
  );
  const named = edits.flatMap(({ edit, before }): [string, string][] =>
    edit.change.name === undefined ? [] : [[before.id, edit.change.name]],
  );
  await saveNameGrams(ctx, new Map(named));
  await addTimelineEntries(
    ctx,
    edits.map(({ by: { actor, clock }, before, changes }) => ({
      customerId: before.id,
      kind: 'customer.edited',
      at: clock.now(),
      data: { fields: changes.map((it) => it.field).join(',') },
      staff: actor.kind === 'staff' ? { id: actor.staffId, name: actor.name } : undefined,
    })),
  );
  await writeAuditRows(
    ctx,
    edits.map(({ by, before, changes }) => toAuditRow(by, 'customer.edited', { kind: 'customer', id: before.id }, {}, changes)),
  );
  await lookForDuplicates(ctx, edits.filter(({ changes }) => changes.some(({ field }) => tellsPeopleApart.has(field))).map(idOf));
  afterCommit(ctx, () => edits.forEach((it) => ctx.live.publish(idOf(it))));
}
