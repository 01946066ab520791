import type { Context } from '../../../kernel/context.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import type { FieldAccess } from './field-access.ts';
import { visibleAmong } from './row-access.ts';

/** Customer id (old merged ids too) → name as the caller may see it; ids of customers the caller may not see, or who are gone, are absent. */
export async function findVisibleNames(ctx: Context, ids: readonly string[], access?: FieldAccess): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const records = await ctx.db<CustomerRow>('customers').whereIn('id', asked);
  const missing = [...new Set(records.flatMap((row) => (row.merged_into_id === null ? [] : [row.merged_into_id])))];
  const live = [
    ...records.filter((row) => row.merged_into_id === null),
    ...(missing.length > 0 ? await ctx.db<CustomerRow>('customers').whereIn('id', missing) : []),
  ];
  const visible = await visibleAmong(
    ctx,
    live.map((row) => row.id),
  );
  const shown = await toCustomerRows(
    ctx,
    live.filter((row) => visible.has(row.id)),
    [],
    access,
  );
  const names = new Map(shown.map((row) => [row.id, row.name]));
  return new Map(
    records.flatMap((row) => {
      const name = names.get(row.merged_into_id ?? row.id);
      return name === undefined ? [] : [[row.id, name]];
    }),
  );
}
