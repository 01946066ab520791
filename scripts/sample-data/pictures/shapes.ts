/** How far a place lies outside a shape; negative inside. */
export type Shape = (x: number, y: number) => number;

export const circle =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - r;

export const ellipse =
  (cx: number, cy: number, rx: number, ry: number): Shape =>
  (x, y) => {
    const k = Math.hypot((x - cx) / rx, (y - cy) / ry);
    const slope = Math.hypot((x - cx) / (rx * rx), (y - cy) / (ry * ry));
    return slope === 0 ? -Math.min(rx, ry) : (k * (k - 1)) / slope;
  };

/** A rectangle by its corners, rounded. */
export const box =
  (left: number, top: number, right: number, bottom: number, round = 0): Shape =>
  (x, y) => {
    const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + round;
    const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + round;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  };

type Point = readonly [x: number, y: number];

/** A convex polygon, its corners clockwise, rounded. */
export const polygon = (corners: readonly Point[], round = 0): Shape => {
  const edges = corners.map(([ax, ay], at) => {
    const [bx, by] = corners[(at + 1) % corners.length] ?? [ax, ay];
    const length = Math.hypot(bx - ax, by - ay);
    return { ax, ay, nx: (by - ay) / length, ny: (ax - bx) / length };
  });
  return (x, y) => Math.max(...edges.map(({ ax, ay, nx, ny }) => (x - ax) * nx + (y - ay) * ny)) - round;
};

/** A line as thick as twice `r`. */
export const line =
  (ax: number, ay: number, bx: number, by: number, r: number): Shape =>
  (x, y) => {
    const [px, py, dx, dy] = [x - ax, y - ay, bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    return Math.hypot(px - dx * t, py - dy * t) - r;
  };

export const both =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((it) => it(x, y)));

export const outside =
  (shape: Shape): Shape =>
  (x, y) =>
    -shape(x, y);

/** The outline of a shape, as thick as twice `r`. */
export const outline =
  (shape: Shape, r: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - r;

/** A leaf from its stem to its tip: where two circles overlap. */
export function leaf(x: number, y: number, length: number, degrees: number, slim = 1.25): Shape {
  const angle = (degrees * Math.PI) / 180;
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const [mx, my] = [x + (ux * length) / 2, y + (uy * length) / 2];
  const away = (length / 2) * slim * 0.75;
  const r = Math.hypot(length / 2, away);
  return both(circle(mx - uy * away, my + ux * away, r), circle(mx + uy * away, my - ux * away, r));
}
