import { isInvoiced, partsOf } from './lines.ts';
import type { ToInvoice } from './lines.ts';

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** A price as a fraction in lowest terms: equal prices have equal texts. */
function priceOf({ grossFen, quantity }: ToInvoice): string {
  if (quantity === null) return 'amount';
  const by = commonDivisor(grossFen, quantity);
  return `${grossFen / by}/${quantity / by}`;
}

const sameness = (line: ToInvoice): string =>
  JSON.stringify([line.taxCode, line.rateBps, line.mark, line.policy, line.shortName, line.name, line.spec, line.unit, priceOf(line)]);

/** The same thing at the same price is one line, wherever it was bought; what it stands for is kept apart in its parts. */
export function mergeLines(lines: readonly ToInvoice[]): ToInvoice[] {
  const merged = new Map<string, ToInvoice>();
  for (const line of lines.filter(isInvoiced)) {
    const same = sameness(line);
    const before = merged.get(same);
    merged.set(
      same,
      before === undefined
        ? line
        : {
            ...before,
            quantity: before.quantity === null || line.quantity === null ? null : before.quantity + line.quantity,
            grossFen: before.grossFen + line.grossFen,
            discountFen: before.discountFen + line.discountFen,
            parts: [...partsOf(before), ...partsOf(line)],
          },
    );
  }
  return [...merged.values()];
}
