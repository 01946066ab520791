export interface Taken<L> {
  lot: L;
  amount: number;
}

/** Which lots give how much, in the order they come in; undefined when they do not reach. */
export function takeLots<L extends { remaining: number }>(lots: readonly L[], amount: number): Taken<L>[] | undefined {
  const taken: Taken<L>[] = [];
  let missing = amount;
  for (const lot of lots) {
    if (missing === 0) break;
    const part = Math.min(lot.remaining, missing);
    taken.push({ lot, amount: part });
    missing -= part;
  }
  return missing === 0 ? taken : undefined;
}
