/** The client builds, made again only when what they are made from has changed. Plain Node. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, tool } from './paths.mjs';
import { run } from './run.mjs';

const shared = ['shared/src', 'package-lock.json'];
const miniprogram = ['miniprogram/src', 'miniprogram/config', 'miniprogram/babel.config.js', 'miniprogram/package.json'];

/** `stamp` keeps the hash of the sources beside the result; it is removed before a build, so a build cut short is made again. */
export const builds = {
  staff: {
    title: '构建员工端',
    cwd: 'staff',
    command: () => [...tool('vite'), 'build', '--logLevel', 'warn'],
    sources: ['staff', ...shared],
    result: 'staff/dist/workbench/index.html',
    stamp: 'staff/dist/.sources',
  },
  h5: {
    title: '构建小程序 H5',
    cwd: 'miniprogram',
    command: () => [...tool('taro'), 'build', '--type', 'h5'],
    sources: [...miniprogram, ...shared],
    result: 'miniprogram/dist/h5/index.html',
    stamp: 'miniprogram/dist/.h5-sources',
  },
  weapp: {
    title: '构建微信小程序',
    cwd: 'miniprogram',
    command: () => [...tool('taro'), 'build', '--type', 'weapp'],
    sources: [...miniprogram, ...shared],
    uses: ['PUBLIC_URL'], // the server's address is compiled in
    result: 'miniprogram/dist/weapp/app.json',
    stamp: 'miniprogram/dist/.weapp-sources',
  },
};

export function isBuilt({ sources, uses, result, stamp }) {
  return existsSync(inRoot(result)) && existsSync(inRoot(stamp)) && readFileSync(inRoot(stamp), 'utf8') === hashOf(sources, uses);
}

export async function build({ cwd, command, sources, uses, result, stamp }) {
  rmSync(inRoot(stamp), { force: true });
  const before = hashOf(sources, uses);
  const env = { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1', DISABLE_TELEMETRY: '1', DO_NOT_TRACK: '1' };
  const outcome = await run(command(), { cwd: inRoot(cwd), env });
  // Taro answers 0 after some failures, so the result is looked for as well.
  const ok = outcome.ok && existsSync(inRoot(result));
  if (ok) writeFileSync(inRoot(stamp), before);
  return { ...outcome, ok };
}

function hashOf(sources, uses = []) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesBelow(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(inRoot(file)))
        .update('\0');
  for (const name of uses) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}

function filesBelow(path) {
  if (statSync(inRoot(path)).isFile()) return [path];
  return readdirSync(inRoot(path), { withFileTypes: true })
    .filter((it) => !['node_modules', 'dist', 'test'].includes(it.name) && !/\.test\.tsx?$/.test(it.name) && !it.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((it) => (it.isDirectory() ? filesBelow(join(path, it.name)) : [join(path, it.name)]));
}
