const heading = Buffer.from('Exif\0\0', 'latin1');
const orientationTag = 0x0112;
const shortType = 3;

/** Which way up a picture was held (1 to 8), from an APP1 segment of JPEG (with its marker and length). Undefined: it does not say. */
export function orientationOf(segment: Buffer): number | undefined {
  if (!segment.subarray(4, 10).equals(heading)) return undefined;
  const tiff = segment.subarray(10);
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const short = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let nth = 0; nth < short(directory); nth += 1) {
      const entry = directory + 2 + nth * 12;
      const value = short(entry + 8);
      if (short(entry) === orientationTag && short(entry + 2) === shortType) return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch {
    // a broken note about the picture does not make the picture broken
  }
  return undefined;
}

/** An APP1 segment that says only this. */
export function exifWith(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4); // the directory comes next
  tiff.writeUInt16BE(1, 8); // one entry
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(shortType, 12);
  tiff.writeUInt32BE(1, 14); // one value
  tiff.writeUInt16BE(orientation, 18);
  const marker = Buffer.from([0xff, 0xe1, 0, 2 + heading.length + tiff.length]);
  return Buffer.concat([marker, heading, tiff]);
}
