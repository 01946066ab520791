// The provider takes 16 characters and 8 decimals.
const characters = 16;
const mostDecimals = 8;

/** Price of one piece in yuan, as decimal text rounded on its last place; null where pieces say nothing. Sign of the amount does not matter. */
export function unitPriceOf(netFen: number, quantity: number | null): string | null {
  if (quantity === null || !Number.isSafeInteger(quantity) || quantity <= 0) return null;
  const fen = Math.abs(netFen);
  const below = quantity * 100;
  let yuan = Math.floor(fen / below);
  let over = fen % below;
  const places = Math.max(0, Math.min(mostDecimals, characters - 1 - String(yuan).length));
  const digits: number[] = [];
  for (let i = 0; i < places; i++) {
    over *= 10;
    digits.push(Math.floor(over / below));
    over %= below;
  }
  let carry = over * 2 >= below;
  for (let i = places - 1; carry && i >= 0; i--) {
    const digit = (digits[i] ?? 0) + 1;
    carry = digit === 10;
    digits[i] = carry ? 0 : digit;
  }
  if (carry) yuan++;
  const decimals = digits.join('').replace(/0+$/, '');
  return decimals === '' ? String(yuan) : `${yuan}.${decimals}`;
}
