/**
 * `npm test`: everything, on a fresh machine too. Plain Node, since node_modules may not exist yet.
 * `--embedded-only` leaves out what needs MariaDB, Redis or Chromium, and says so.
 */
import { existsSync, readdirSync } from 'node:fs';
import { installServices } from './services/install-services.mjs';
import { findProgram, startServices } from './services/private-services.mjs';
import { install, isInstalled } from './tasks/install.mjs';
import { inRoot } from './tasks/paths.mjs';
import { stopRunning } from './tasks/run.mjs';
import { createReport } from './test/report.mjs';

const began = performance.now();
const embeddedOnly = process.argv.includes('--embedded-only');
const leftOut = embeddedOnly
  ? '!!! --embedded-only：没有测试 MySQL/MariaDB、Redis、浏览器端到端 / NOT TESTED: MySQL/MariaDB, Redis, anything in a browser !!!'
  : '';
// Named one by one: vitest reads several `!name` filters as "any of them", which leaves nothing out.
const embeddedProjects = ['pure', 'sqlite', 'staff', 'miniprogram', 'heavy-sqlite', 'timed-sqlite'];
const report = createReport();
let services;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    await stopRunning('SIGTERM');
    await services?.stop();
    process.exit(130);
  });

/** Answers false when going on makes no sense. */
async function prepare() {
  const installing = isInstalled('everything') ? undefined : install('everything');
  if (installing) process.stdout.write('安装依赖（完整）…\n');
  const [installed, systemReady] = await Promise.all([installing, embeddedOnly ? undefined : timed(installServices)]);
  if (installed) report.add('安装依赖', installed);
  if (systemReady && (systemReady.ms > 1000 || !systemReady.ok)) report.add('安装 MariaDB、Redis、Chromium', systemReady);
  return installed?.ok !== false && systemReady?.ok !== false;
}

async function timed(work) {
  const at = performance.now();
  const problem = await work().then(
    () => undefined,
    (error) => error.message,
  );
  return { ok: problem === undefined, output: problem ?? '', ms: performance.now() - at };
}

async function inOrder(steps) {
  for (const { title, work } of steps) report.add(title, await work());
}

async function runTests() {
  const { runVitest } = await import('./test/run-vitest.mjs');
  const env = embeddedOnly ? { TEST_EMBEDDED_ONLY: '1' } : { ...services.env, CHROMIUM_PATH: chromium() };
  const [unit, ...rest] = embeddedOnly
    ? [['测试 vitest', embeddedProjects]]
    : [['测试 vitest', ['!e2e']], ...(hasE2e() ? [['端到端 e2e', ['e2e']]] : [])];
  for (const [title, projects] of [unit, ...rest]) {
    const name = projects.includes('e2e') ? 'e2e' : 'unit';
    report.add(title, await runVitest(name, projects, env));
  }
}

const chromium = () => process.env.CHROMIUM_PATH || findProgram('chromium', 'chromium-browser', 'google-chrome') || '';
const hasE2e = () => existsSync(inRoot('e2e')) && readdirSync(inRoot('e2e'), { recursive: true }).some((it) => it.endsWith('.test.ts'));

if (leftOut) process.stdout.write(`${leftOut}\n\n`);
if (await prepare()) {
  const { checks, clientBuilds } = await import('./test/steps.mjs');
  // Two lanes for two cores; the builds come before the tests, which execute them.
  await Promise.all([inOrder(checks), inOrder(clientBuilds)]);
  const started = embeddedOnly ? undefined : await timed(async () => (services = await startServices()));
  if (started && !started.ok) report.add('启动 MariaDB、Redis', started);
  else await runTests();
  await services?.stop();
}
process.exitCode = report.end(performance.now() - began, leftOut) ? 0 : 1;
