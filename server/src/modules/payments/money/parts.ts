import type { PayablePart } from '../payable-part.ts';
import type { PaymentRow } from '../tables.ts';

/** Calls the part of every kind among `items`, once, with all of its own. */
export async function eachKind<T extends { row: Pick<PaymentRow, 'payable_kind'> }>(
  parts: readonly PayablePart[],
  items: readonly T[],
  call: (part: PayablePart, items: readonly T[]) => Promise<void>,
): Promise<void> {
  const byKind = new Map<string, T[]>();
  for (const item of items) {
    const kind = item.row.payable_kind;
    byKind.set(kind, [...(byKind.get(kind) ?? []), item]);
  }
  for (const [kind, theirs] of byKind) {
    const part = parts.find((it) => it.kind === kind);
    if (!part) throw new Error(`nobody owns payables of the kind "${kind}"`);
    await call(part, theirs);
  }
}
