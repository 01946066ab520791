import type { Context } from '../../../kernel/context.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { afterCommit, insertOrRetry } from '../../../kernel/transaction.ts';
import { addLinks, findLinks, listLinks, removeLinks } from '../../identity/index.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { setShopTags } from '../commands/shop-tags.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import type { CustomField } from '../custom-fields/store.ts';
import { findCustomFields } from '../custom-fields/store.ts';
import { phoneKeys, typedPhoneKeys } from '../personal-values.ts';
import { lockCustomers, saveNameGrams } from '../store.ts';
import { sealedPlace } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { ImportedRecord } from './import-customers.ts';

/**
 * Takes an import's work on these records back: new ones that nobody has touched since go, changed ones become what they were, unless somebody
 * changed them since. Answers how many were left as they are. Inside the caller's transaction.
 */
export async function undoImported(ctx: Context, records: readonly ImportedRecord[], importId: string): Promise<{ left: number }> {
  const live = await ctx
    .db<CustomerRow>('customers')
    .whereIn(
      'id',
      records.map((record) => record.customerId),
    )
    .whereNull('merged_into_id')
    .pluck('id');
  const locked = await lockCustomers(ctx, live);
  const unchanged = records.filter((record) => locked.get(record.customerId)?.version === record.version);
  const removable = await untouched(
    ctx,
    unchanged.filter((record) => record.kind === 'new').map((record) => record.customerId),
    importId,
  );
  await removeRecords(ctx, removable);
  const fields = new Map((await findCustomFields(ctx)).map((field) => [field.id, field]));
  const restorable = unchanged.filter((record) => record.kind === 'update');
  for (const record of restorable) await restore(ctx, locked.get(record.customerId) as CustomerRow, record, fields, importId);
  afterCommit(ctx, () => [...removable, ...restorable.map((record) => record.customerId)].forEach((id) => ctx.live.publish(id)));
  return { left: records.length - removable.length - restorable.length };
}

/** Records that still are only what the import made them: no account linked, nothing on the timeline but the import, nobody merged into them. */
async function untouched(ctx: Context, ids: readonly string[], importId: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const linked = (await listLinks(ctx, ids)).filter((link) => link.kind !== 'typed_phone').map((link) => link.customerId);
  const entries = await ctx
    .db('timeline_entries')
    .whereIn('customer_id', [...ids])
    .select<{ customer_id: string; kind: string; data: string }[]>('customer_id', 'kind', 'data');
  const told = entries.filter(
    (entry) => entry.kind !== 'customer.imported' || (JSON.parse(entry.data) as { importId?: string }).importId !== importId,
  );
  const merged = await ctx
    .db('customers')
    .whereIn('merged_into_id', [...ids])
    .pluck<string[]>('merged_into_id');
  const busy = new Set([...linked, ...told.map((entry) => entry.customer_id), ...merged]);
  return ids.filter((id) => !busy.has(id));
}

const hangingTables = [
  'customer_name_grams',
  'customer_tags',
  'customer_field_values',
  'customer_field_uniques',
  'customer_staff',
  'timeline_entries',
] as const;

async function removeRecords(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of hangingTables)
    await ctx
      .db(table)
      .whereIn('customer_id', [...ids])
      .delete();
  for (const column of ['left_id', 'right_id'])
    await ctx
      .db('duplicate_candidates')
      .whereIn(column, [...ids])
      .delete();
  await removeLinks(ctx, ids, 'typed_phone');
  await ctx
    .db('customers')
    .whereIn('id', [...ids])
    .delete();
  await addToCount(ctx, 'customers', -ids.length);
}

async function restore(
  ctx: Context,
  now: CustomerRow,
  record: ImportedRecord,
  fields: ReadonlyMap<string, CustomField>,
  importId: string,
): Promise<void> {
  const { before } = record;
  if (!before) return;
  const id = record.customerId;
  await insertOrRetry(ctx, 'an external key was taken meanwhile', () =>
    ctx
      .db('customers')
      .where({ id })
      .update({ ...before.columns, version: now.version + 1 }),
  );
  if (before.columns.name !== undefined) await saveNameGrams(ctx, new Map([[id, before.columns.name]]));
  if (before.phoneSealed !== undefined) await restorePhone(ctx, id, before.phoneSealed);
  if (before.ownerId !== undefined) await assignOwner(ctx, [id], before.ownerId);
  if (before.tags) await setShopTags(ctx, id, before.tags);
  const values = Object.entries(before.custom ?? {}).flatMap(([fieldId, value]) => {
    const field = fields.get(fieldId);
    return field && !field.archived ? [{ field, value }] : [];
  });
  await saveCustomValues(ctx, id, values);
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  await addTimelineEntries(ctx, [
    { customerId: id, kind: 'customer.imported', at: ctx.clock.now(), data: { importId, undone: 'yes' }, staff },
  ]);
}

/** The number that was there before, unless somebody else has it by now: then the record has none, rather than two people one. */
async function restorePhone(ctx: Context, id: string, sealed: string | null): Promise<void> {
  await removeLinks(ctx, id, 'typed_phone');
  if (sealed === null) return;
  const phone = ctx.sealing.open(sealed, sealedPlace.phone);
  const typed = typedPhoneKeys(ctx, phone);
  const [key] = typed;
  const taken = await findLinks(ctx, [...phoneKeys(ctx, phone), ...typed]);
  if (key && taken.length === 0)
    await insertOrRetry(ctx, 'a number was taken meanwhile', () => addLinks(ctx, [{ ...key, customerId: id, linkedAt: ctx.clock.now() }]));
}
