/** Bytes in UTF-8, counted without an encoder: the mini-program has none. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}

function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept.trimEnd();
}

const mostBytes = 90;
const withPrefix = /^\*([^*]+)\*(.*)$/s;

/** `*短名*名称`. Whoever typed the prefix already does not get it twice, and asterisks mean nothing else. */
export function printedName(shortName: string, name: string): string {
  const typed = withPrefix.exec(name.trim());
  const prefix = shortName.trim() || (typed?.[1] ?? '').trim();
  const rest = (typed?.[2] ?? name).replaceAll('*', '').replace(/\s+/g, ' ').trim();
  return cutToBytes(prefix === '' ? rest : `*${prefix}*${rest}`, mostBytes);
}
