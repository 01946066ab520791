import type { PriceInput, WalletCoupon } from '../../src/pricing/input.ts';

/**
 * The rules of README.md once more, in the plainest way: every subset of the wallet is tried, with fractions as bigint. It shares no code with
 * the engine.
 */
interface Part {
  id: string;
  goods: string;
  cats: readonly string[];
  unit: bigint;
  pieces: bigint;
  list: bigint;
  member: bigint;
  left: bigint;
  free: bigint;
}

const add = (values: bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function partsOf(input: PriceInput): Part[] {
  const parts = input.lines.map((line): Part => {
    const list = BigInt(line.unitFen) * BigInt(line.quantity);
    const member = list - (list * BigInt(input.level?.discountBps ?? 0)) / 10000n;
    return {
      ...{ id: line.id, goods: line.goodsId, cats: line.categoryIds, unit: BigInt(line.unitFen), pieces: BigInt(line.quantity) },
      ...{ list, member, left: member, free: 0n },
    };
  });
  return parts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function inScope({ rules }: WalletCoupon, parts: Part[]): Part[] {
  return parts.filter((part) => {
    if (rules.scope.excludeGoods.includes(part.goods)) return false;
    if (rules.scope.kind === 'goods') return rules.scope.include.includes(part.goods);
    if (rules.scope.kind === 'categories') return part.cats.some((cat) => rules.scope.include.includes(cat));
    return true;
  });
}

function usable(coupon: WalletCoupon, input: PriceInput): boolean {
  const { stores, threshold, benefit } = coupon.rules;
  if (input.now < coupon.validFrom || input.now >= coupon.validUntil) return false;
  if (stores !== null && !(input.storeId !== null && stores.includes(input.storeId))) return false;
  const parts = inScope(coupon, partsOf(input));
  if (parts.length === 0) return false;
  if (threshold.by === 'amount') {
    const base = add(parts.map((part) => (threshold.of === 'list_price' ? part.list : part.member)));
    if (base < BigInt(threshold.minFen)) return false;
  }
  if (threshold.by === 'pieces') {
    const pieces = add(parts.filter((part) => part.unit > 0n).map((part) => part.pieces));
    if (pieces < BigInt(threshold.minPieces)) return false;
  }
  return benefit.kind !== 'shipping' || (input.shippingFen > 0 && !input.level?.freeShipping);
}

/** Takes `amount` off the parts by largest remainder; of equal remainders the part with the smaller id first. */
function takeOff(amount: bigint, parts: Part[]): void {
  const total = add(parts.map((part) => part.left));
  if (total === 0n) return;
  const rows = parts.map((part) => ({ part, share: (amount * part.left) / total, over: (amount * part.left) % total }));
  let odd = amount - add(rows.map((row) => row.share));
  for (const row of [...rows].sort((a, b) => (b.over > a.over ? 1 : b.over < a.over ? -1 : 0))) {
    if (odd > 0n) {
      row.share += 1n;
      odd -= 1n;
    }
  }
  for (const row of rows) row.part.left -= row.share;
}

const soFar = (part: Part, pieces: bigint): bigint => (part.member * pieces) / part.pieces;

function applyOne(coupon: WalletCoupon, parts: Part[]): void {
  const { benefit } = coupon.rules;
  const mine = inScope(coupon, parts).filter((part) => part.member > 0n);
  if (benefit.kind === 'exchange') {
    for (let piece = 0; piece < benefit.pieces; piece++) {
      const open = mine.filter((part) => part.free < part.pieces).sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
      const cheapest = open[0];
      if (!cheapest) return;
      cheapest.left -= soFar(cheapest, cheapest.free + 1n) - soFar(cheapest, cheapest.free);
      cheapest.free += 1n;
    }
  }
  const left = add(mine.map((part) => part.left));
  if (benefit.kind === 'amount_off') takeOff(least(BigInt(benefit.offFen), left), mine);
  if (benefit.kind === 'percent_off') {
    const base = add(mine.map((part) => part.member - soFar(part, part.free)));
    const worth = (base * BigInt(benefit.offBps)) / 10000n;
    takeOff(least(benefit.capFen === null ? worth : least(worth, BigInt(benefit.capFen)), left), mine);
  }
}

/** In the order of application: exchanges; then fewer lines, amounts before rates, higher rate, worth more, smaller line ids. */
function inOrder(coupons: WalletCoupon[], input: PriceInput): WalletCoupon[] {
  const keyOf = (coupon: WalletCoupon): (number | bigint)[] => {
    const { benefit } = coupon.rules;
    const parts = partsOf(input);
    const mine = inScope(coupon, parts).filter((part) => part.member > 0n);
    // An exchange lists its goods by price, the others by id.
    if (benefit.kind === 'exchange') mine.sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
    const positions = mine.map((part) => parts.indexOf(part));
    applyOne(coupon, parts);
    const worth = add(parts.map((part) => part.member - part.left));
    const pieces = benefit.kind === 'exchange' ? benefit.pieces : 0;
    const rate = benefit.kind === 'percent_off' ? benefit.offBps : 0;
    return [pieces > 0 ? 0 : 1, mine.length, rate > 0 ? 1 : 0, -pieces, -rate, -worth, ...positions];
  };
  const keyed = coupons.map((coupon) => ({ coupon, key: keyOf(coupon) }));
  keyed.sort(({ key: a }, { key: b }) => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
  });
  return keyed.map(({ coupon }) => coupon);
}

/** What the coupons leave to pay for goods and shipping when exactly these are used, one after the other. */
function dueWith(coupons: WalletCoupon[], input: PriceInput): bigint {
  const parts = partsOf(input);
  let fee = input.level?.freeShipping ? 0n : BigInt(input.shippingFen);
  for (const coupon of coupons) {
    const { benefit } = coupon.rules;
    if (benefit.kind === 'shipping') fee -= benefit.capFen === null ? fee : least(fee, BigInt(benefit.capFen));
    else applyOne(coupon, parts);
  }
  return add(parts.map((part) => part.left)) + fee;
}

function allowed(coupons: WalletCoupon[]): boolean {
  if (coupons.length > 1 && coupons.some((coupon) => !coupon.rules.combines)) return false;
  return new Set(coupons.map((coupon) => coupon.rules.group)).size === coupons.length;
}

const weight = (coupons: WalletCoupon[]): number => coupons.reduce((total, coupon) => total + 101 - coupon.rules.priority, 0);

/** 1 for chosen, 0 for not, the preferred coupon first. */
function preference(chosen: WalletCoupon[], all: WalletCoupon[]): string {
  const ranked = [...all].sort((a, b) => b.rules.priority - a.rules.priority || a.validUntil - b.validUntil || (a.id < b.id ? -1 : 1));
  return ranked.map((coupon) => (chosen.includes(coupon) ? '1' : '0')).join('');
}

export interface ReferenceResult {
  dueFen: number;
  chosen: string[];
}

/** For wallets of up to a dozen coupons: 2ⁿ ways. */
export function referencePrice(input: PriceInput): ReferenceResult {
  const wallet = inOrder(
    input.coupons.filter((coupon) => usable(coupon, input)),
    input,
  );
  let best: { due: bigint; set: WalletCoupon[] } = { due: dueWith([], input), set: [] };
  for (let mask = 1; mask < 2 ** wallet.length; mask++) {
    const set = wallet.filter((_, at) => (mask >> at) & 1);
    if (!allowed(set)) continue;
    const due = dueWith(set, input);
    const lighter = weight(set) - weight(best.set);
    const preferred = lighter < 0 || (lighter === 0 && preference(set, wallet) > preference(best.set, wallet));
    if (due < best.due || (due === best.due && preferred)) best = { due, set };
  }
  return { dueFen: Number(best.due), chosen: best.set.map((coupon) => coupon.id).sort() };
}
