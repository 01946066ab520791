import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../dist/h5');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' };

/** dist/h5 under `/mini/`, as the server serves it. */
export function serveH5(pathname: string, response: ServerResponse): void {
  const file = path.join(root, pathname.replace(/^\/mini\//, '') || 'index.html');
  if (!pathname.startsWith('/mini/') || !file.startsWith(root) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': `${types[path.extname(file)] ?? 'application/octet-stream'}; charset=utf-8` });
  createReadStream(file).pipe(response);
}
