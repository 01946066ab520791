import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './checks/list-files.ts';
import { measureFunctions } from './shape/measure-functions.ts';
import type { Measured } from './shape/measure-functions.ts';

/** How big the parts are: information for reviewers, never a failing check (architecture §11). */
const folders = ['config', 'shared', 'server', 'simulator', 'staff', 'miniprogram', 'e2e', 'scripts'];
const isTest = (path: string): boolean => /\.test\.tsx?$|\/test\/|test-support/.test(path);

const git = (...args: string[]): string => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.trim();
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

function report(title: string, measured: Measured[], before?: Measured[]): void {
  console.log(`\n${title}: ${summary(measured)}${before ? `   (at the last tag: ${summary(before)})` : ''}`);
  for (const { name, lines } of [...measured].sort((a, b) => b.lines - a.lines).slice(0, 10))
    console.log(`  ${String(lines).padStart(5)}  ${name}`);
}

function summary(measured: Measured[]): string {
  const sorted = measured.map((it) => it.lines).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `${sorted.length}, median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines`;
}

const paths = folders.flatMap((folder) => listFiles(folder, /(?<!\.d)\.(ts|tsx|mjs)$/));
const files = paths.map((path) => ({ name: path, text: readFileSync(join(root, path), 'utf8') }));
const lastTag = git('describe', '--tags', '--abbrev=0');
const atTag = (path: string): Measured => ({ name: path, lines: linesOf(git('show', `${lastTag}:${path}`)) });
const tagged = lastTag
  ? git('ls-tree', '-r', '--name-only', lastTag, ...folders)
      .split('\n')
      .filter((path) => /(?<!\.d)\.(ts|tsx|mjs)$/.test(path) && !isTest(path))
      .map(atTag)
  : undefined;

const code = files.filter((it) => !isTest(it.name));
report(
  'Files',
  code.map(({ name, text }) => ({ name, lines: linesOf(text) })),
  tagged,
);
report(
  'Functions',
  code.flatMap(({ name, text }) => measureFunctions(name, text)),
);
report(
  'Test files',
  files.filter((it) => isTest(it.name)).map(({ name, text }) => ({ name, lines: linesOf(text) })),
);
