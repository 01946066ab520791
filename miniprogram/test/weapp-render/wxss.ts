import path from 'node:path';

/** WXSS as a browser reads it: imports inlined, rpx as vw, and `page` is the body. */
export function wxssToCss(file: string, read: (file: string) => string): string {
  return read(file)
    .replace(/@import\s+["']([^"']+)["'];?/g, (_all, to: string) => wxssToCss(path.posix.join(path.posix.dirname(file), to), read))
    .replace(/(-?[\d.]+)rpx\b/g, (_all, rpx: string) => `${Number(rpx) / 7.5}vw`)
    .replace(/(^|[},])page(?=[,{\s])/g, '$1body');
}
