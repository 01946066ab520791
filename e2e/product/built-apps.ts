import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const builds = [
  { file: 'staff/dist/workbench/index.html', command: 'npm run build -w staff' },
  { file: 'miniprogram/dist/h5/index.html', command: 'npm run build:h5 -w miniprogram' },
  { file: 'miniprogram/dist/weapp/app.json', command: 'npm run build:weapp -w miniprogram' },
];

/** The built apps are an input of these tests; `npm test` builds them first. */
export function requireBuilds(): void {
  const missing = builds.filter(({ file }) => !existsSync(resolve(root, file)));
  if (missing.length === 0) return;
  const lines = missing.map(({ file, command }) => `  ${file} is missing: run "${command}"`);
  throw new Error(`The end-to-end tests need the built apps:\n${lines.join('\n')}`);
}
