/** What the server takes: 380 KB. */
export const mostBytes = 380_000;
const accepted = ['image/jpeg', 'image/png', 'image/webp'];
/** Sides and qualities tried one after the other; the last is small enough for any picture. */
const steps: readonly { side: number; quality: number }[] = [
  { side: 1600, quality: 0.86 },
  { side: 1280, quality: 0.8 },
  { side: 1080, quality: 0.72 },
  { side: 800, quality: 0.65 },
  { side: 600, quality: 0.55 },
];

export type Encode = (size: { width: number; height: number }, quality: number) => Promise<Blob | null>;

/** Fits into a square of that side, and is never made larger than it was. */
export function fit(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Smaller and smaller until it may be sent; null when the browser cannot draw it. */
export async function encodeUntilSmall(width: number, height: number, encode: Encode): Promise<Blob | null> {
  for (const { side, quality } of steps) {
    const blob = await encode(fit(width, height, side), quality);
    if (blob && blob.size <= mostBytes) return blob;
  }
  return null;
}

/** A picture small enough to be sent; one that already is goes as it is. */
export async function shrinkPicture(file: File): Promise<Blob | null> {
  if (accepted.includes(file.type) && file.size <= mostBytes) return file;
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await encodeUntilSmall(image.naturalWidth, image.naturalHeight, (size, quality) => draw(image, size, quality));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function draw(image: HTMLImageElement, { width, height }: { width: number; height: number }, quality: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  // JPEG knows no transparency; without this it would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
