/** Is what the lockfile asks for installed, and if not: install it. Plain Node. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

const markerFile = inRoot('node_modules/.lianke-install');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');

/**
 * Our marker says that `npm ci` went well with this lockfile; `npm ci` by somebody else removes it with the whole folder. Without it, what npm
 * itself noted as installed (its last act) is compared, so that a developer's `npm install` counts too.
 * @param {'running' | 'everything'} what `running` leaves the tools of development out; an install with them serves too
 */
export function isInstalled(what) {
  if (!existsSync(inRoot('node_modules/.package-lock.json'))) return false;
  const [hash, mode] = existsSync(markerFile) ? readFileSync(markerFile, 'utf8').split(' ') : [];
  return (hash === lockHash() && (mode === what || mode === 'everything')) || hasPackages(what);
}

function hasPackages(what) {
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(inRoot('node_modules/.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, it]) => {
    if (!path.includes('node_modules/') || it.optional) return true; // optional: another machine's binaries
    if (what === 'running' && (it.dev || it.devOptional)) return true;
    return installed[path]?.version === it.version && installed[path]?.integrity === it.integrity;
  });
}

/** `npm ci`: exactly the lockfile, and no script of a dependency runs (two of them would call home). */
export async function install(what) {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Left over from the `npm` that called us, or set on the machine: it would leave out what the builds need.
  const env = { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' };
  const outcome = await run([...npm, 'ci', ...(what === 'running' ? ['--omit=dev'] : ['--include=dev']), ...flags], { env });
  if (outcome.ok) writeFileSync(markerFile, `${lockHash()} ${what}`);
  return outcome;
}
