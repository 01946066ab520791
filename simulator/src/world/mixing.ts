/** Numbers and letters that look like chance and are computed from an index: what is made up by the million needs no memory. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function mix(index: number, salt: number): number {
  let h = (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}

export function letters(index: number, salt: number, length: number): string {
  let text = '';
  let pool = 0;
  for (let at = 0; at < length; at += 1) {
    if (at % 5 === 0) pool = mix(index, salt + at);
    text += ALPHABET[pool % 62] ?? '';
    pool = Math.floor(pool / 62);
  }
  return text;
}
