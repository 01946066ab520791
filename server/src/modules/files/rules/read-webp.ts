import type { Picture } from './read-picture.ts';

type Size = Pick<Picture, 'width' | 'height'>;

/** Pixels, transparency and colours; Exif and XMP are left out. */
const kept = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'];
const hasExifOrXmp = 0b1100;
const isAnimated = 0b10;

/** A still picture; animations are not taken. Throws RangeError where the file ends too early. */
export function readWebp(bytes: Buffer): Picture | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return undefined;
  const pieces: Buffer[] = [];
  let canvas: Size | undefined;
  let pixels: Size | undefined;
  for (let at = 12; at < whole;) {
    const kind = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, end));
    const body = chunk.subarray(8);
    if (kind === 'ANIM' || kind === 'ANMF' || (kind === 'VP8X' && (body.readUInt8(0) & isAnimated) !== 0)) return undefined;
    if (kind === 'VP8X') {
      if (at !== 12) return undefined;
      canvas = { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
      body.writeUInt8(body.readUInt8(0) & ~hasExifOrXmp, 0);
    }
    if (kind === 'VP8 ' || kind === 'VP8L') {
      if (pixels) return undefined;
      pixels = kind === 'VP8 ' ? lossySize(body) : losslessSize(body);
      if (!pixels) return undefined;
    }
    if (kept.includes(kind)) pieces.push(chunk);
    at = end;
  }
  if (!pixels || pixels.width === 0 || pixels.height === 0) return undefined;
  if (canvas && (canvas.width !== pixels.width || canvas.height !== pixels.height)) return undefined;
  return { contentType: 'image/webp', ...pixels, bytes: wrap(pieces) };
}

function lossySize(body: Buffer): Size | undefined {
  if (body.readUIntBE(3, 3) !== 0x9d012a) return undefined;
  return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
}

function losslessSize(body: Buffer): Size | undefined {
  if (body.readUInt8(0) !== 0x2f) return undefined;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function wrap(pieces: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...pieces]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
