/** `floor(a × b / c)` and what it leaves over, without leaving the integers. `c` is positive. */
export function divide(a: number, b: number, c: number): { whole: number; over: number } {
  const product = a * b;
  if (product > Number.MAX_SAFE_INTEGER) {
    const big = BigInt(a) * BigInt(b);
    return { whole: Number(big / BigInt(c)), over: Number(big % BigInt(c)) };
  }
  // Division may be off in its last bit and is put right by the exact remainder; `%` on large numbers is far slower.
  let whole = Math.floor(product / c);
  let over = product - whole * c;
  if (over < 0) {
    whole--;
    over += c;
  } else if (over >= c) {
    whole++;
    over -= c;
  }
  return { whole, over };
}

/** `floor(a × b / c)`. */
export const mulDiv = (a: number, b: number, c: number): number => divide(a, b, c).whole;

/** `ceil(a × b / c)`. */
export function mulDivUp(a: number, b: number, c: number): number {
  const { whole, over } = divide(a, b, c);
  return over > 0 ? whole + 1 : whole;
}

/** A rate of an amount, rounded down: nobody is given more than the rate says. 100 % is exact. */
export const partOf = (fen: number, bps: number): number => mulDiv(fen, bps, 10_000);

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
