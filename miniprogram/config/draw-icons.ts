/** Draws the tab bar's pictures (81 px, as WeChat advises) from distance functions: `npm run icons -w miniprogram`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodePng } from './png.ts';

/** Signed distance to the shape's edge in a 24-unit box: negative inside. */
type Shape = (x: number, y: number) => number;

const size = 81;
/** One pair of colours for both themes: WeChat cannot change the pictures with the theme. */
const resting = [0x8a, 0x97, 0xa3] as const;
const selected = [0x17, 0x94, 0x8d] as const;

const segment =
  (ax: number, ay: number, bx: number, by: number): Shape =>
  (x, y) => {
    const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  };
const circle =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - r;
/** A closed outline of points; the distance is negative inside. */
function polygon(points: ReadonlyArray<readonly [number, number]>): Shape {
  return (x, y) => {
    let inside = false;
    let nearest = Infinity;
    points.forEach(([ax, ay], at) => {
      const [bx, by] = points[(at + 1) % points.length] ?? [ax, ay];
      nearest = Math.min(nearest, segment(ax, ay, bx, by)(x, y));
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
    return inside ? -nearest : nearest;
  };
}
const outline =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2;
const rounded =
  (shape: Shape, by: number): Shape =>
  (x, y) =>
    shape(x, y) - by;
const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const minus =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y));

const house = rounded(
  polygon([
    [12, 4.6],
    [19.6, 10.8],
    [18.4, 11.4],
    [18.4, 18.8],
    [5.6, 18.8],
    [5.6, 11.4],
    [4.4, 10.8],
  ]),
  1.2,
);
const door = rounded(segment(12, 15.2, 12, 18.2), 0.9);
const head = circle(12, 8, 3.6);
const shoulders = rounded(
  polygon(
    Array.from({ length: 25 }, (_, at) => {
      const angle = Math.PI + (at / 24) * Math.PI;
      return [12 + 6.6 * Math.cos(angle), 19.4 + 5 * Math.sin(angle)] as const;
    }),
  ),
  0.6,
);
/** A ticket: a card with a bite out of each side, torn along a dotted line. */
const ticket = minus(
  rounded(
    polygon([
      [4.6, 7.6],
      [19.4, 7.6],
      [19.4, 16.4],
      [4.6, 16.4],
    ]),
    1.6,
  ),
  union(circle(3, 12, 2.1), circle(21, 12, 2.1)),
);
const tear = union(circle(14.4, 9.2, 0.9), circle(14.4, 12, 0.9), circle(14.4, 14.8, 0.9));

/** A slip of paper from the counter, torn off in teeth. */
const slip = rounded(
  polygon([
    [6.4, 4.6],
    [17.6, 4.6],
    [17.6, 19],
    [15.7, 17.6],
    [13.9, 19],
    [12, 17.6],
    [10.1, 19],
    [8.3, 17.6],
    [6.4, 19],
  ]),
  1,
);
const writing = union(rounded(segment(9.2, 9, 14.8, 9), 0.85), rounded(segment(9.2, 12.6, 12.8, 12.6), 0.85));

const icons: Record<string, Shape> = {
  home: union(outline(house, 1.7), door),
  'home-selected': minus(house, door),
  coupons: union(outline(ticket, 1.7), tear),
  'coupons-selected': minus(ticket, tear),
  orders: union(outline(slip, 1.7), writing),
  'orders-selected': minus(slip, writing),
  me: union(outline(head, 1.7), outline(shoulders, 1.7)),
  'me-selected': union(circle(12, 8, 4.4), rounded(shoulders, 0.8)),
};

for (const [name, shape] of Object.entries(icons)) {
  const colour = name.endsWith('-selected') ? selected : resting;
  const rgba = Buffer.alloc(size * size * 4);
  const unit = 24 / size;
  for (let at = 0; at < size * size; at += 1) {
    const distance = shape(((at % size) + 0.5) * unit, (Math.floor(at / size) + 0.5) * unit);
    const coverage = Math.min(1, Math.max(0, 0.5 - distance / unit));
    rgba.set([...colour, Math.round(coverage * 255)], at * 4);
  }
  writeFileSync(path.resolve(import.meta.dirname, `../src/assets/${name}.png`), encodePng(size, rgba));
}
