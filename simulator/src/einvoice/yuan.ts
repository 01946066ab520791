const MONEY = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Fen of an amount written in yuan with at most two decimals; undefined: no amount. */
export function fenOf(text: string): number | undefined {
  const [, minus, whole = '', part = ''] = MONEY.exec(text) ?? [];
  if (minus === undefined) return undefined;
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return minus && fen !== 0 ? -fen : fen;
}

export function yuanOf(fen: number): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** A decimal number in full: value = units / 10^scale. */
export interface Decimal {
  units: bigint;
  scale: number;
}

export function decimalOf(text: string): Decimal | undefined {
  const [, minus, whole = '', part = ''] = DECIMAL.exec(text) ?? [];
  if (minus === undefined) return undefined;
  const units = BigInt(whole + part);
  return { units: minus ? -units : units, scale: part.length };
}

/** Of 10,000: "0.13" is 1300. Finer rates there are none. */
export function bpsOf(rate: string): number | undefined {
  const decimal = decimalOf(rate);
  if (!decimal || decimal.scale > 4) return undefined;
  return Number(decimal.units) * 10 ** (4 - decimal.scale);
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Whether price × quantity is the amount, to the fen. */
export function isProduct(price: Decimal, quantity: Decimal, fen: number): boolean {
  const scale = 10n ** BigInt(price.scale + quantity.scale);
  return size(price.units * quantity.units * 100n - BigInt(fen) * scale) <= scale;
}

/** price × quantity in fen, half up. */
export function productFen(price: Decimal, quantity: Decimal): number {
  const scale = 10n ** BigInt(price.scale + quantity.scale);
  const exact = price.units * quantity.units * 100n;
  const rounded = (size(exact) * 2n + scale) / (scale * 2n);
  return Number(exact < 0n ? -rounded : rounded);
}

/** Whether net × rate and the tax differ by at most so many fen. */
export const taxFits = (netFen: number, bps: number, taxFen: number, within: number): boolean =>
  size(BigInt(netFen) * BigInt(bps) - BigInt(taxFen) * 10_000n) <= BigInt(within) * 10_000n;

/** What is without tax in an amount with it, half up. */
export function netFenOf(totalFen: number, bps: number): number {
  const whole = BigInt(10_000 + bps);
  const rounded = (size(BigInt(totalFen)) * 20_000n + whole) / (whole * 2n);
  return Number(totalFen < 0 ? -rounded : rounded);
}

export function taxFenOf(netFen: number, bps: number): number {
  const rounded = (size(BigInt(netFen)) * BigInt(bps) * 2n + 10_000n) / 20_000n;
  return Number(netFen < 0 ? -rounded : rounded);
}
