import type { Context } from '../../../kernel/context.ts';
import { separateRows } from '../rules/combine-rows.ts';
import type { HangingRow } from '../rules/combine-rows.ts';
import { changeHanging, comparable, hangingTableNames, hangingTables, readHanging, takenSlots } from './hanging-rows.ts';
import type { Hanging, HangingTable } from './hanging-rows.ts';

/**
 * Gives tags, staff and custom values back to whom they belonged; what was changed since stays with the kept record. A unique value that somebody
 * else took meanwhile cannot come back: that one field stays empty.
 */
export async function restoreHanging(
  ctx: Context,
  keptId: string,
  lostId: string,
  { kept, lost, after }: { kept: Hanging; lost: Hanging; after: Hanging },
): Promise<void> {
  const [now] = await readHanging(ctx, [keptId, lostId]);
  const textOf = (row: HangingRow): string => comparable(ctx, row);
  const separated = (table: HangingTable): HangingRow[] =>
    separateRows(kept[table], after[table], now[table], hangingTables[table].slotOf, textOf);
  await write(ctx, keptId, now, separated);
  await write(ctx, lostId, undefined, (table) => lost[table]);
}

async function write(
  ctx: Context,
  customerId: string,
  from: Hanging | undefined,
  wanted: (table: HangingTable) => readonly HangingRow[],
): Promise<void> {
  const taken = await takenSlots(ctx, wanted('customer_field_uniques'), customerId);
  for (const table of hangingTableNames) {
    const { slotOf } = hangingTables[table];
    await changeHanging(
      ctx,
      table,
      customerId,
      from?.[table] ?? [],
      wanted(table).filter((row) => !taken.has(slotOf(row))),
    );
  }
}
