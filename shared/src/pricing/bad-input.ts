import type { PriceInput } from './input.ts';

export type PricingInputCode =
  | 'no_lines'
  | 'duplicate_line'
  | 'bad_quantity'
  | 'bad_price'
  | 'bad_rate'
  | 'bad_balance'
  | 'bad_wish'
  | 'duplicate_coupon'
  | 'unknown_coupon';

/** The caller passed something that cannot be priced. A mistake of the caller, not of the customer, except for `unknown_coupon`. */
export class PricingInputError extends Error {
  readonly code: PricingInputCode;
  readonly at: string;
  constructor(code: PricingInputCode, at: string) {
    super(`pricing: ${code} (${at})`);
    this.code = code;
    this.at = at;
  }
}

/** Far above any order, and low enough that sums stay safe integers. */
const mostFen = 1e12;
const mostPieces = 1e6;

const whole = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= most;

function need(fine: boolean, code: PricingInputCode, at: string): void {
  if (!fine) throw new PricingInputError(code, at);
}

function checkLines({ lines, shippingFen }: PriceInput): void {
  need(lines.length > 0, 'no_lines', 'lines');
  const seen = new Set<string>();
  for (const { id, unitFen, quantity } of lines) {
    need(!seen.has(id), 'duplicate_line', id);
    seen.add(id);
    need(whole(quantity, mostPieces) && quantity > 0, 'bad_quantity', id);
    need(whole(unitFen, mostFen) && unitFen * quantity <= mostFen, 'bad_price', id);
  }
  need(whole(shippingFen, mostFen), 'bad_price', 'shippingFen');
}

function checkCoupons({ coupons, chosen }: PriceInput): void {
  const ids = new Set<string>();
  for (const { id } of coupons) {
    need(!ids.has(id), 'duplicate_coupon', id);
    ids.add(id);
  }
  if (chosen !== 'best') for (const id of chosen) need(ids.has(id), 'unknown_coupon', id);
}

function checkPurse({ level, points, storedValue }: PriceInput): void {
  const wish = (use: 'most' | 'none' | number): boolean => typeof use === 'string' || whole(use, Number.MAX_SAFE_INTEGER);
  if (level) need(whole(level.discountBps, 10_000), 'bad_rate', 'level');
  if (points) {
    need(whole(points.maxShareBps, 10_000) && whole(points.fenPerHundred, 1_000_000), 'bad_rate', 'points');
    need(whole(points.balance, mostFen), 'bad_balance', 'points');
    need(wish(points.use), 'bad_wish', 'points');
  }
  if (storedValue) {
    need(whole(storedValue.principalFen, mostFen) && whole(storedValue.bonusFen, mostFen), 'bad_balance', 'storedValue');
    need(wish(storedValue.use), 'bad_wish', 'storedValue');
  }
}

/** @throws {PricingInputError} */
export function checkInput(input: PriceInput): void {
  checkLines(input);
  checkCoupons(input);
  checkPurse(input);
}
