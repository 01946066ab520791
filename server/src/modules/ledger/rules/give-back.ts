import type { LotUseRow } from '../tables.ts';

type Use = Pick<LotUseRow, 'lot_id' | 'nth' | 'amount' | 'returned'>;

/**
 * Which lots get how much back: the last one taken first, so that spending 100 and giving 40 back is the same as spending 60.
 * Undefined when less than `amount` is still out.
 */
export function giveBack(uses: readonly Use[], amount: number): { lotId: string; amount: number }[] | undefined {
  const given: { lotId: string; amount: number }[] = [];
  let missing = amount;
  for (const use of [...uses].sort((a, b) => b.nth - a.nth)) {
    const part = Math.min(use.amount - use.returned, missing);
    if (part > 0) given.push({ lotId: use.lot_id, amount: part });
    missing -= part;
  }
  return missing === 0 ? given : undefined;
}
