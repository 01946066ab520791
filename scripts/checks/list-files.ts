import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const skipped = new Set(['node_modules', 'dist', 'coverage', 'data']);

/** Files below a folder of the project, as paths from its root. */
export function listFiles(folder: string, wanted: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((it) => !skipped.has(it.name) && !it.name.startsWith('.'))
    .flatMap((it) => {
      const path = join(folder, it.name);
      if (it.isDirectory()) return listFiles(path, wanted);
      return wanted.test(it.name) ? [relative(root, join(root, path))] : [];
    })
    .sort();
}
