import { maskName } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { numberScale } from './check-value.ts';
import type { CustomField } from './store.ts';

export type CustomValue = string | number | boolean | string[];

export interface FieldValueRow {
  customer_id: string;
  field_id: string;
  /** 0, or the position of one of several chosen options. */
  nth: number;
  value_text: string | null;
  value_number: number | null;
  value_sealed: string | null;
  value_index: string | null;
}

/** A sealed custom value opens only as this field's. */
export const customPlace = (fieldId: string): string => `customer.${fieldId}`;

/** What a personal value's look-up hash is for. */
export const customIndexPurpose = (fieldId: string): string => `custom-${fieldId}`;

/** Customer → field → value. Personal values come masked; open them one by one with a right to (see reveal, detail, export). */
export async function readCustomValues(
  ctx: Pick<Context, 'db' | 'sealing'>,
  customerIds: readonly string[],
  fields: readonly CustomField[],
  open: (field: CustomField) => boolean = () => false,
): Promise<Map<string, Map<string, CustomValue>>> {
  const found = new Map<string, Map<string, CustomValue>>();
  if (fields.length === 0 || customerIds.length === 0) return found;
  const rows = await ctx
    .db<FieldValueRow>('customer_field_values')
    .whereIn('customer_id', [...customerIds])
    .whereIn(
      'field_id',
      fields.map((field) => field.id),
    )
    .orderBy(['customer_id', 'field_id', 'nth']);
  const byId = new Map(fields.map((field) => [field.id, field]));
  for (const row of rows) {
    const field = byId.get(row.field_id);
    if (!field) continue;
    const values = found.get(row.customer_id) ?? new Map<string, CustomValue>();
    found.set(row.customer_id, values);
    const value = toValue(ctx, field, row, open(field));
    const before = values.get(field.id);
    values.set(field.id, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
  }
  return found;
}

function toValue(ctx: Pick<Context, 'sealing'>, field: CustomField, row: FieldValueRow, open: boolean): CustomValue {
  if (row.value_sealed !== null) {
    const text = ctx.sealing.open(row.value_sealed, customPlace(field.id));
    return open ? text : maskName(text);
  }
  switch (field.type) {
    case 'number':
      return (row.value_number ?? 0) / numberScale;
    case 'money':
      return row.value_number ?? 0;
    case 'bool':
      return row.value_number === 1;
    case 'multi':
      return [row.value_text ?? ''];
    case 'text':
    case 'date':
    case 'single':
    case 'region':
    case 'staff':
      return row.value_text ?? '';
  }
}
