/** Is what the lockfile asks for installed, and if not: install it. Plain Node. */
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * npm itself writes node_modules/.package-lock.json, as the last thing of every install and removes it first: it is the one marker that can not
 * lie, whoever installed (`npm ci`, `npm install`, `npm prune`) and whether or not it was interrupted.
 * @param {'running' | 'everything'} what `running` leaves the tools of development out; an install with them serves too
 */
export function isInstalled(what) {
  const installedFile = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, it]) => {
    if (!path.includes('node_modules/') || it.optional) return true; // optional: another machine's binaries
    if (what === 'running' && (it.dev || it.devOptional)) return true;
    return installed[path] !== undefined && installed[path].version === it.version && installed[path].integrity === it.integrity;
  });
}

/** `npm ci`: exactly the lockfile, and no script of a dependency runs (two of them would call home). */
export function install(what) {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Left over from the `npm` that called us, or set on the machine: it would leave out what the builds need.
  const env = { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' };
  return run([...npm, 'ci', ...(what === 'running' ? ['--omit=dev'] : ['--include=dev']), ...flags], { env });
}
