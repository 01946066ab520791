import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { customPlace } from '../custom-fields/values.ts';
import { rowsToChange, rowText } from '../rules/combine-rows.ts';
import type { HangingRow, SlotOf } from '../rules/combine-rows.ts';

/** The tables whose rows hang on a customer and move in a merge. Uniques follow the values they guard, so they come before them. */
export const hangingTables = {
  customer_tags: { key: ['source', 'tag_id'], slotOf: (row) => `${row.source}|${row.tag_id}` },
  customer_staff: { key: ['staff_id', 'kind'], slotOf: (row) => (row.kind === 'owner' ? 'owner' : `contact|${row.staff_id}`) },
  customer_field_uniques: { key: ['field_id', 'value_index'], slotOf: (row) => `custom.${row.field_id}` },
  customer_field_values: { key: ['field_id', 'nth'], slotOf: (row) => `custom.${row.field_id}` },
} as const satisfies Record<string, { key: readonly string[]; slotOf: SlotOf }>;
export type HangingTable = keyof typeof hangingTables;
export const hangingTableNames = Object.keys(hangingTables) as HangingTable[];

export type Hanging = Record<HangingTable, HangingRow[]>;

/** What hangs on these customers, per customer. */
export async function readHanging(ctx: Context, customerIds: readonly [string, string]): Promise<[Hanging, Hanging]> {
  const found: [Hanging, Hanging] = [{ ...nothing() }, { ...nothing() }];
  for (const table of hangingTableNames) {
    const rows = (await ctx.db(table).whereIn('customer_id', [...customerIds])) as (HangingRow & { customer_id: string })[];
    for (const { customer_id, ...row } of rows) found[customer_id === customerIds[0] ? 0 : 1][table].push(row);
  }
  return found;
}

const nothing = (): Hanging => ({ customer_tags: [], customer_staff: [], customer_field_uniques: [], customer_field_values: [] });

/** Makes a customer's rows these, touching only what differs. */
export async function changeHanging(
  ctx: Context,
  table: HangingTable,
  customerId: string,
  from: readonly HangingRow[],
  to: readonly HangingRow[],
): Promise<void> {
  const { removed, added } = rowsToChange(from, to);
  for (const row of removed)
    await ctx
      .db(table)
      .where({ customer_id: customerId, ...Object.fromEntries(hangingTables[table].key.map((column) => [column, row[column]])) })
      .delete();
  await insertRows(
    ctx,
    table,
    added.map((row) => ({ ...row, customer_id: customerId })),
  );
}

/** A row for comparing: a sealed value counts as what it says, since it may have been sealed again under a newer key. */
export function comparable(ctx: Pick<Context, 'sealing'>, row: HangingRow): string {
  if (typeof row.value_sealed !== 'string') return rowText(row);
  return rowText({ ...row, value_index: null, value_sealed: ctx.sealing.open(row.value_sealed, customPlace(String(row.field_id))) });
}

/** Slots whose unique value somebody else took meanwhile: they cannot be given back. */
export async function takenSlots(ctx: Context, rows: readonly HangingRow[], ownId: string): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const row of rows) {
    const others = await ctx
      .db('customer_field_uniques')
      .where({ field_id: row.field_id, value_index: row.value_index })
      .whereNot({ customer_id: ownId })
      .pluck<string[]>('customer_id');
    if (others.length > 0) taken.add(hangingTables.customer_field_uniques.slotOf(row));
  }
  return taken;
}
