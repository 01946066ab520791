import { crc32 } from 'node:zlib';
import type { Picture } from './read-picture.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels, palette, transparency and colours; texts, times and Exif are left out, and so are further frames. */
const kept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP'];

/** Throws RangeError where the file ends too early. */
export function readPng(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, 8).equals(signature)) return undefined;
  const pieces: Buffer[] = [signature];
  let size: { width: number; height: number } | undefined;
  let hasPixels = false;
  for (let at = 8; ;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return undefined;
    if ((kind === 'IHDR') !== (at === 8) || (kind === 'IHDR' && length !== 13)) return undefined;
    if (kind === 'IHDR') size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    if (kind === 'IDAT') hasPixels = true;
    if (kept.includes(kind)) pieces.push(bytes.subarray(at, end));
    at = end;
    if (kind === 'IEND') break;
  }
  if (!size || !hasPixels || size.width === 0 || size.height === 0) return undefined;
  return { contentType: 'image/png', ...size, bytes: Buffer.concat(pieces) };
}
