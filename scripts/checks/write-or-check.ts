import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './list-files.ts';

/** A generated and committed file: written, or with `--check` compared with what would be written. */
export function writeOrCheck(path: string, text: string, command: string): void {
  const file = join(root, path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    console.log(`${path} written`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what would be generated now: run \`${command}\` and commit it`);
    process.exitCode = 1;
  } else console.log(`${path} is up to date`);
}
