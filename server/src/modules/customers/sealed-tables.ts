import type { Context } from '../../kernel/context.ts';
import type { Change, SealedTable, StoredRow } from '../../kernel/rotation/sealed-table.ts';
import { customIndexPurpose, customPlace } from './custom-fields/values.ts';
import { sealRecordsAnew } from './merging/seal-records-anew.ts';
import { personalHashes } from './personal-values.ts';
import { sealedPlace } from './tables.ts';

/** Customers and what hangs on them; uniques and snapshots first, while the values they were made from can still be compared under the old key. */
export const customersSealedTables: readonly SealedTable[] = [
  {
    table: 'customer_field_uniques',
    key: ['field_id', 'value_index'],
    needs: ['customer_id'],
    sealed: {},
    hashes: ['value_index'],
    rehash: rehashUnique,
    sameAs: (row, other) => row.customer_id === other.customer_id,
  },
  {
    table: 'customer_merges',
    key: ['id'],
    sealed: { snapshot: (row) => String(row.id) },
    inside: sealRecordsAnew,
  },
  { table: 'saved_views', key: ['id'], sealed: { definition: (row) => String(row.id) } },
  {
    table: 'customers',
    key: ['id'],
    sealed: {
      phone_sealed: () => sealedPlace.phone,
      email_sealed: () => sealedPlace.email,
      address_sealed: () => sealedPlace.address,
      tax_id_sealed: () => sealedPlace.taxId,
    },
    hashes: ['phone_tail_index', 'phone_head4', 'phone_head7', 'email_index', 'tax_id_index'],
    rehash: (ctx, _row, opened) => personalHashes(ctx, opened),
  },
  {
    table: 'customer_field_values',
    key: ['customer_id', 'field_id', 'nth'],
    sealed: { value_sealed: (row) => customPlace(String(row.field_id)) },
    hashes: ['value_index'],
    rehash: (ctx, row, { value_sealed }): Change =>
      value_sealed === undefined
        ? {}
        : { value_index: ctx.sealing.blindIndex(value_sealed.toLowerCase(), customIndexPurpose(String(row.field_id))) },
  },
];

/** A unique value is not kept beside its hash, but with the customer it belongs to. */
async function rehashUnique(ctx: Context, row: StoredRow): Promise<Change | 'unknown'> {
  const fieldId = String(row.field_id);
  const values = await ctx
    .db('customer_field_values')
    .where({ customer_id: row.customer_id, field_id: fieldId })
    .select<{ value_text: string | null; value_number: number | null; value_sealed: string | null }[]>(
      'value_text',
      'value_number',
      'value_sealed',
    );
  for (const value of values) {
    const text =
      value.value_sealed === null
        ? (value.value_text ?? String(value.value_number))
        : ctx.sealing.open(value.value_sealed, customPlace(fieldId));
    const [newest = '', ...older] = ctx.sealing.blindIndexes(text.toLowerCase(), customIndexPurpose(fieldId));
    if ([newest, ...older].includes(String(row.value_index))) return { value_index: newest };
  }
  return 'unknown';
}

/** Numbers these customers have, or had when they were merged away. */
export async function numbersOf(ctx: Context, customerIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(customerIds)];
  const sealed = await ctx
    .db('customers')
    .where((any) => any.whereIn('id', ids).orWhereIn('merged_into_id', ids))
    .whereNotNull('phone_sealed')
    .pluck<string[]>('phone_sealed');
  return [...new Set(sealed.map((value) => ctx.sealing.open(value, sealedPlace.phone)))];
}
