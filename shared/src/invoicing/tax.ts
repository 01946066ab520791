import { divide } from '../pricing/whole-fen.ts';

/** 100 % in the unit rates are kept in. */
const whole = 10_000;

/** `a × b / c` to the nearest integer, halves away from zero, as the tax rules round. `b` and `c` are positive. */
function mulDivRounded(a: number, b: number, c: number): number {
  const { whole: floor, over } = divide(Math.abs(a), b, c);
  const rounded = over * 2 >= c ? floor + 1 : floor;
  // Not −0, which prints and compares oddly.
  return a < 0 && rounded > 0 ? -rounded : rounded;
}

/** What is left of an amount with tax in it once the tax is out; the tax is the rest. */
export const netOfGross = (grossFen: number, rateBps: number): number => mulDivRounded(grossFen, whole, whole + rateBps);

export const taxOfNet = (netFen: number, rateBps: number): number => (rateBps === 0 ? 0 : mulDivRounded(netFen, rateBps, whole));

/** The largest amount with tax whose amount without tax stays within a limit. */
export function grossWithin(netFen: number, rateBps: number): number {
  let gross = divide(netFen, whole + rateBps, whole).whole;
  while (netOfGross(gross + 1, rateBps) <= netFen) gross++;
  return gross;
}
