/** Rows that hang on a customer (tags, staff, custom values), without the customer's id. */
export type HangingRow = Readonly<Record<string, string | number | null>>;
/** Rows of one slot stand or fall together: a tag, the owner, all options of one custom field. */
export type SlotOf = (row: HangingRow) => string;

const bySlot = (rows: readonly HangingRow[], slotOf: SlotOf): Map<string, HangingRow[]> => {
  const slots = new Map<string, HangingRow[]>();
  for (const row of rows) slots.set(slotOf(row), [...(slots.get(slotOf(row)) ?? []), row]);
  return slots;
};

/** The staying record's slots, and those it lacks (or that were chosen) from the other. */
export function combineRows(
  kept: readonly HangingRow[],
  lost: readonly HangingRow[],
  slotOf: SlotOf,
  takesLost: (slot: string) => boolean,
): HangingRow[] {
  const slots = bySlot(kept, slotOf);
  for (const [slot, rows] of bySlot(lost, slotOf)) if (!slots.has(slot) || takesLost(slot)) slots.set(slot, rows);
  return [...slots.values()].flat();
}

/** A slot still as the merge left it becomes what it was before; one that was changed since stays. */
export function separateRows(
  before: readonly HangingRow[],
  after: readonly HangingRow[],
  now: readonly HangingRow[],
  slotOf: SlotOf,
  textOf: (row: HangingRow) => string,
): HangingRow[] {
  const [was, became, is] = [before, after, now].map((rows) => bySlot(rows, slotOf)) as [Slots, Slots, Slots];
  const text = (rows: readonly HangingRow[] | undefined): string => (rows ?? []).map(textOf).sort().join('\n');
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(
    (slot) => (text(became.get(slot)) === text(is.get(slot)) ? was.get(slot) : is.get(slot)) ?? [],
  );
}
type Slots = ReturnType<typeof bySlot>;

/** What to delete and insert to get from one set of rows to another. */
export function rowsToChange(
  from: readonly HangingRow[],
  to: readonly HangingRow[],
): { removed: readonly HangingRow[]; added: readonly HangingRow[] } {
  const have = new Set(from.map(rowText));
  const want = new Set(to.map(rowText));
  return { removed: from.filter((row) => !want.has(rowText(row))), added: to.filter((row) => !have.has(rowText(row))) };
}

/** A row as text, whatever order its columns come in. */
export const rowText = (row: HangingRow): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
