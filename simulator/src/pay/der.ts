/** Just enough DER to write a certificate: Node reads certificates but makes none. */
function encode(tag: number, content: Buffer): Buffer {
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const size = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}

export const sequence = (...parts: Buffer[]): Buffer => encode(0x30, Buffer.concat(parts));

export const setOf = (...parts: Buffer[]): Buffer => encode(0x31, Buffer.concat(parts));

export const tagged = (number: number, content: Buffer): Buffer => encode(0xa0 | number, content);

/** The leading zero keeps a number with its top bit set from reading as negative. */
export function integer(hex: string): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  return encode(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export const bitString = (content: Buffer): Buffer => encode(0x03, Buffer.concat([Buffer.from([0]), content]));

export const utf8String = (text: string): Buffer => encode(0x0c, Buffer.from(text, 'utf8'));

export const nothing = (): Buffer => encode(0x05, Buffer.alloc(0));

/** YYMMDDHHMMSSZ: good for years up to 2049. */
export const utcTime = (ms: number): Buffer =>
  encode(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`, 'ascii'));

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return encode(0x06, Buffer.from(bytes));
}
