import type { Shape } from './shapes.ts';
import { toPng } from './png.ts';

/** `#rrggbb` */
export type Colour = string;

export interface Layer {
  shape: Shape;
  colour: Colour;
  /** From 0 to 1; whole when left out. */
  strength?: number;
  /** How far the edge fades, in pixels. */
  soft?: number;
}

const size = 600;
const channels = (colour: Colour): [number, number, number] => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue];
};

/** Paints layers over each other on a plain ground, 600 × 600. */
export function paint(ground: Colour, layers: readonly Layer[]): Buffer {
  const pixels = new Float32Array(size * size * 3);
  const rgb = channels(ground);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = rgb[at % 3] ?? 0;
  for (const layer of layers) addLayer(pixels, layer);
  return toPng(new Uint8ClampedArray(pixels), size, size); // rounds
}

function addLayer(pixels: Float32Array, { shape, colour, strength = 1, soft = 1 }: Layer): void {
  const rgb = channels(colour);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size;) {
      const away = shape(x + 0.5, y + 0.5);
      const share = Math.min(1, Math.max(0, 0.5 - away / soft)) * strength;
      // Far from the edge the next pixels are as this one; half the distance, since some distances are estimates.
      const alike = Math.max(1, Math.floor((Math.abs(away) - soft) / 2));
      const end = Math.min(size, x + alike);
      if (share > 0)
        for (let at = (y * size + x) * 3; at < (y * size + end) * 3; at += 3)
          for (const channel of [0, 1, 2] as const) pixels[at + channel] = (pixels[at + channel] ?? 0) * (1 - share) + rgb[channel] * share;
      x = end;
    }
}
