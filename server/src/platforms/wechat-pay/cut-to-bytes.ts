/**
 * A text the platform will take: at most `max` bytes of UTF-8 (whether it counts bytes or characters is unconfirmed; bytes are the fewer), no
 * control characters and no backticks, which are the borders of cells in bills. Never empty: the platform refuses that.
 */
export function cutToBytes(text: string, max: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text.replace(/[\p{Cc}`]/gu, ' ').trim()) {
    bytes += Buffer.byteLength(character);
    if (bytes > max) break;
    cut += character;
  }
  return cut === '' ? '-' : cut;
}
