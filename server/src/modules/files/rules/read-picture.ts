import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { readWebp } from './read-webp.ts';

/** What drawing the picture needs, and nothing else of what was sent: no place and camera, no comments, nothing behind the picture's end. */
export interface Picture {
  contentType: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
  bytes: Buffer;
}

/** Undefined for anything that is not a whole JPEG, PNG or (still) WebP. SVG and HTML could carry script, GIF could be huge. */
export function readPicture(bytes: Buffer): Picture | undefined {
  try {
    return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the file ends in the middle of something
    throw error;
  }
}

const mostPixelsAcross = 6_000;
const mostPixels = 24_000_000;

/** A small file can claim a size that fills the memory of whoever draws it. */
export const isTooLarge = ({ width, height }: Pick<Picture, 'width' | 'height'>): boolean =>
  width > mostPixelsAcross || height > mostPixelsAcross || width * height > mostPixels;
