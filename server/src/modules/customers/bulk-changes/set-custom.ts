import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { fieldAccess } from '../access/field-access.ts';
import type { FieldAccess } from '../access/field-access.ts';
import { toValueRows } from '../custom-fields/save-values.ts';
import type { CustomField } from '../custom-fields/store.ts';
import type { CustomValue, FieldValueRow } from '../custom-fields/values.ts';
import { rowText } from '../rules/combine-rows.ts';
import { lockCustomers } from '../store.ts';
import type { BulkKind } from './bulk-kind.ts';
import { noteEdits } from './note-edits.ts';

/**
 * Gives many customers the same value of one of the shop's own fields. Not for unique fields, whose values belong to one customer each, nor for
 * personal ones. Throws customer.field_forbidden, custom_field.value_invalid.
 */
export function settingCustom(key: string, value: CustomValue | null): BulkKind {
  const fieldOf = (access: FieldAccess): CustomField => {
    access.require(key, 'write');
    const field = access.customFields.find((it) => `custom.${it.id}` === key);
    if (!field || field.unique || field.personal) throw new AppError('customer.field_forbidden', { field: key });
    return field;
  };
  return {
    async check(ctx, access) {
      const field = fieldOf(access);
      const rows = toValueRows(ctx, '', field, value);
      if (rows.length === 0 && field.requiredAt !== 'never') throw new AppError('custom_field.value_invalid', { field: field.id });
    },
    async apply(ctx, customerIds) {
      const field = fieldOf(await fieldAccess(ctx));
      await lockCustomers(ctx, customerIds);
      const before = await readValues(ctx, field.id, customerIds);
      const after = textOf(toValueRows(ctx, '', field, value));
      const changed = customerIds.filter((id) => textOf(before.get(id) ?? []) !== after);
      const rows = new Map(changed.map((id) => [id, toValueRows(ctx, id, field, value)]));
      await writeValues(ctx, field.id, rows);
      await noteEdits(ctx, changed, key);
      return changed.map((id) => ({ customerId: id, before: JSON.stringify(before.get(id) ?? []), after }));
    },
    async restore(ctx, changes) {
      const fieldId = key.slice('custom.'.length);
      const ids = changes.map((change) => change.customerId);
      const live = (await ctx.dialect.lockRows(
        ctx.db('customers').whereIn('id', ids).whereNull('merged_into_id').orderBy('id').select('id'),
      )) as { id: string }[];
      const now = await readValues(
        ctx,
        fieldId,
        live.map((row) => row.id),
      );
      const liveIds = new Set(live.map((row) => row.id));
      const still = changes.filter((change) => liveIds.has(change.customerId) && textOf(now.get(change.customerId) ?? []) === change.after);
      await writeValues(ctx, fieldId, new Map(still.map((change) => [change.customerId, JSON.parse(change.before) as FieldValueRow[]])));
      await noteEdits(
        ctx,
        still.map((change) => change.customerId),
        key,
      );
      return still.length;
    },
  };
}

/** Values as text, whoever has them. */
const textOf = (rows: readonly FieldValueRow[]): string => rows.map((row) => rowText({ ...row, customer_id: '' })).join('\n');

async function readValues(ctx: Context, fieldId: string, ids: readonly string[]): Promise<Map<string, FieldValueRow[]>> {
  const rows: FieldValueRow[] = await ctx
    .db<FieldValueRow>('customer_field_values')
    .where({ field_id: fieldId })
    .whereIn('customer_id', [...ids])
    .orderBy('nth');
  const found = new Map<string, FieldValueRow[]>();
  for (const row of rows) found.set(row.customer_id, (found.get(row.customer_id) ?? []).concat(row));
  return found;
}

async function writeValues(ctx: Context, fieldId: string, values: ReadonlyMap<string, readonly FieldValueRow[]>): Promise<void> {
  const ids = [...values.keys()];
  if (ids.length === 0) return;
  await ctx.db('customer_field_values').where({ field_id: fieldId }).whereIn('customer_id', ids).delete();
  await insertRows(ctx, 'customer_field_values', [...values.values()].flat());
  await ctx
    .db('customers')
    .whereIn('id', ids)
    .update({ version: ctx.db.raw('version + 1') });
}
