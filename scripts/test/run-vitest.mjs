import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, tool } from '../tasks/paths.mjs';
import { run } from '../tasks/run.mjs';

/** Runs vitest for some projects and counts single tests: `{ ok, output, ms, passed, failed, skipped }`. */
export async function runVitest(name, projects, env) {
  const report = inRoot(`node_modules/.cache/lianke/vitest-${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const outcome = await run([...tool('vitest'), 'run', ...projects.map((it) => `--project=${it}`), ...reporters], {
    env: { ...env, CI: 'true' },
  });
  const counts = existsSync(report) ? countTests(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  // A worker that crashed or an error outside every test fails the run without failing a test.
  if (!outcome.ok && counts.failed === 0) counts.failed = 1;
  return { ...outcome, ...counts };
}

function countTests(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults.map((it) => it.status));
  // A file that could not even be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((it) => it.status === 'failed'),
  );
  const count = (...statuses) => tests.filter((it) => statuses.includes(it)).length;
  return { passed: count('passed'), failed: count('failed') + broken.length, skipped: count('skipped', 'pending', 'todo', 'disabled') };
}
