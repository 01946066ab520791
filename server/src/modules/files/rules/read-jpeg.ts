import { exifWith, orientationOf } from './jpeg-orientation.ts';
import type { Picture } from './read-picture.ts';

const endOfImage = 0xd9;
const startOfScan = 0xda;
const exif = 0xe1;
const comment = 0xfe;
/** Colours: JFIF, the colour profile, Adobe's word on how they are written. */
const keptApps = [0xe0, 0xe2, 0xee];

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

/** Throws RangeError where the file ends too early. Which way up it was held stays; where it was taken does not. */
export function readJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const pieces: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let turned = 1;
  let hasPixels = false;
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1; // filling
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      if (size) return undefined;
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    }
    if (marker === exif) turned = orientationOf(segment) ?? turned;
    const afterwards = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (marker === startOfScan) hasPixels = true;
    if (marker !== comment && (!isApp(marker) || keptApps.includes(marker))) pieces.push(bytes.subarray(at, afterwards));
    at = afterwards;
  }
  if (!size || !hasPixels || size.width === 0 || size.height === 0) return undefined;
  if (turned !== 1) pieces.splice(1, 0, exifWith(turned));
  return { contentType: 'image/jpeg', ...size, bytes: Buffer.concat([...pieces, Buffer.from([0xff, endOfImage])]) };
}

/** Where the coded pixels end: at the first marker that is neither a stuffed byte nor a restart. Throws RangeError when there is none. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new RangeError('no end');
}
