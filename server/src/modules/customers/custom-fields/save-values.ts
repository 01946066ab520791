import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNamesById } from '../../identity/index.ts';
import { toStored } from './check-value.ts';
import type { CustomField } from './store.ts';
import { customIndexPurpose, customPlace } from './values.ts';
import type { CustomValue, FieldValueRow } from './values.ts';

/** What two values must not share to be unique: numbers and texts alike as text, without regard to case. */
export const uniqueText = (value: { text: string | null; number: number | null }): string =>
  (value.text ?? String(value.number)).toLowerCase();

/** The rows of one field's value. Personal ones are sealed and found by a keyed hash. Throws custom_field.value_invalid. */
export function toValueRows(
  ctx: Pick<Context, 'sealing'>,
  customerId: string,
  field: CustomField,
  value: CustomValue | null,
): FieldValueRow[] {
  return toStored(field, value).map((stored, nth) => ({
    customer_id: customerId,
    field_id: field.id,
    nth,
    value_text: field.personal ? null : stored.text,
    value_number: field.personal ? null : stored.number,
    value_sealed: field.personal ? ctx.sealing.seal(stored.text ?? String(stored.number), customPlace(field.id)) : null,
    value_index: field.personal ? ctx.sealing.blindIndex(uniqueText(stored), customIndexPurpose(field.id)) : null,
  }));
}

/**
 * Replaces the values of these fields on a customer. Throws custom_field.value_invalid, custom_field.value_taken.
 * Inside the caller's transaction.
 */
export async function saveCustomValues(
  ctx: Context,
  customerId: string,
  values: readonly { field: CustomField; value: CustomValue | null }[],
  isNew = false,
): Promise<void> {
  if (values.length === 0) return;
  await requireColleagues(ctx, values);
  const fieldIds = values.map(({ field }) => field.id);
  const rows = values.flatMap(({ field, value }) => toValueRows(ctx, customerId, field, value));
  if (!isNew) {
    await ctx.db('customer_field_values').where({ customer_id: customerId }).whereIn('field_id', fieldIds).delete();
    await ctx.db('customer_field_uniques').where({ customer_id: customerId }).whereIn('field_id', fieldIds).delete();
  }
  await insertRows(ctx, 'customer_field_values', rows);
  for (const { field, value } of values.filter(({ field }) => field.unique)) {
    const [stored] = toStored(field, value);
    if (stored) await claimUnique(ctx, customerId, field, uniqueText(stored));
  }
}

/** Members of staff are named by id: one that does not exist would show as nobody. */
async function requireColleagues(ctx: Context, values: readonly { field: CustomField; value: CustomValue | null }[]): Promise<void> {
  const named = values.filter(({ field, value }) => field.type === 'staff' && typeof value === 'string' && value !== '');
  if (named.length === 0) return;
  const known = await staffNamesById(
    ctx,
    named.map(({ value }) => String(value)),
  );
  for (const { field, value } of named)
    if (!known.has(String(value)))
      throw new AppError('custom_field.value_invalid', { field: field.id, label: field.label, type: field.type });
}

async function claimUnique(ctx: Context, customerId: string, field: CustomField, text: string): Promise<void> {
  const taken = new AppError('custom_field.value_taken', { field: field.id, label: field.label });
  const [newest = '', ...older] = ctx.sealing.blindIndexes(text, customIndexPurpose(field.id));
  const known =
    older.length > 0 &&
    (await ctx
      .db('customer_field_uniques')
      .where({ field_id: field.id })
      .whereIn('value_index', older)
      .first<{ customer_id: string } | undefined>('customer_id'));
  if (known) throw taken;
  try {
    await ctx.db('customer_field_uniques').insert({ field_id: field.id, value_index: newest, customer_id: customerId });
  } catch (error) {
    throw ctx.dialect.isUniqueViolation(error) ? taken : error;
  }
}
