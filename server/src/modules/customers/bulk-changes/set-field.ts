import type { customerFields } from '@lianke/shared';
import { contracts } from '@lianke/shared/contracts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { toColumns } from '../commands/customer-input.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { changedColumns } from '../rules/combine-records.ts';
import { lockCustomers } from '../store.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import type { BulkKind } from './bulk-kind.ts';
import { groupAlike } from './group-alike.ts';
import { noteEdits } from './note-edits.ts';

/** Fields that make sense for many at once; a name or a phone number is one person's. */
const settable = ['company', 'gender', 'birthday', 'region', 'level'] as const satisfies readonly (keyof typeof customerFields)[];
const saysWho = new Set<string>(['region', 'birthday']);

/** Gives many customers the same value of a built-in field; null empties it. Throws customer.field_forbidden, custom_field.value_invalid. */
export function settingField(field: string, value: unknown): BulkKind {
  if (!settable.some((it) => it === field)) throw new AppError('customer.field_forbidden', { field });
  const empty = field === 'gender' ? 'unknown' : field === 'level' ? 0 : null;
  const input = contracts['staff.customers.update'].input.shape.change.safeParse({ [field]: value ?? empty });
  if (!input.success) throw new AppError('custom_field.value_invalid', { field });
  return {
    check: async (_ctx, access) => access.require(field, 'write'),
    async apply(ctx, customerIds) {
      const columns = toColumns(ctx, input.data);
      const rows = [...(await lockCustomers(ctx, customerIds)).values()].filter(
        (row) => Object.keys(changedColumns(row, columns)).length > 0,
      );
      await write(ctx, field, rows, columns);
      return rows.map((row) => ({
        customerId: row.id,
        before: JSON.stringify(columnsOf(row, columns)),
        after: JSON.stringify(columns),
      }));
    },
    async restore(ctx, changes) {
      const rows = await ctx.dialect.lockRows(
        ctx
          .db<CustomerRow>('customers')
          .whereIn(
            'id',
            changes.map((change) => change.customerId),
          )
          .whereNull('merged_into_id')
          .orderBy('id'),
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      const still = changes.filter((change) => {
        const row = byId.get(change.customerId);
        return row && Object.keys(changedColumns(row, JSON.parse(change.after) as CustomerChange)).length === 0;
      });
      for (const [before, alike] of groupAlike(still, (change) => change.before)) {
        const ids = new Set(alike.map((change) => change.customerId));
        await write(
          ctx,
          field,
          rows.filter((row) => ids.has(row.id)),
          JSON.parse(before) as CustomerChange,
        );
      }
      return still.length;
    },
  };
}

const columnsOf = (row: CustomerRow, like: CustomerChange): CustomerChange =>
  Object.fromEntries(Object.keys(like).map((column) => [column, row[column as keyof CustomerRow]]));

async function write(ctx: Context, field: string, rows: readonly CustomerRow[], columns: CustomerChange): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await ctx
    .db('customers')
    .whereIn('id', ids)
    .update({ ...columns, version: ctx.db.raw('version + 1') });
  await noteEdits(ctx, ids, field);
  if (!saysWho.has(field)) return;
  await lookForDuplicates(ctx, ids);
}
