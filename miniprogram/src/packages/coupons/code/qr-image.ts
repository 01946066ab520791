import { encode } from 'uqr';

/** Light modules around the code; scanners want four. */
const quiet = 4;

/** One row of the code as strokes: how far to move, how far to draw. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start + quiet} ${y + quiet}.5h${x - start + 1}`;
  }
  return path;
}

/** The text as a QR code: an SVG in a `url()`, which the browser and WeChat draw sharp at any size without a canvas. */
export function qrImage(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * quiet;
  const svg =
    `%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'%3E` +
    `%3Cpath stroke='%23000' d='${data.map(rowPath).join('')}'/%3E%3C/svg%3E`;
  return `url("data:image/svg+xml,${svg}")`;
}
