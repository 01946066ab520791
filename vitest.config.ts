import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

type ProjectTest = NonNullable<TestProjectInlineConfiguration['test']>;

// Pure code, platforms and edges do not touch a database, so they run once; everything else of the server runs on both engines.
const engineFree = ['server/src/platforms/**/*.test.ts', 'server/src/**/rules/*.test.ts'];
// `npm test -- --embedded-only` says loudly that it left these out.
const withoutBrowser = process.env.TEST_EMBEDDED_ONLY ? ['**/weapp-render*.test.ts'] : [];
const heavy = 'server/test/heavy/**';
const timed = ['garbage-flood', 'hostile-callbacks', 'race', 'two-processes'].map((name) => `server/test/heavy/${name}.test.ts`);

const project = (
  name: string,
  test: ProjectTest,
  more: Omit<TestProjectInlineConfiguration, 'test'> = {},
): TestProjectInlineConfiguration => ({
  extends: true,
  ...more,
  test: { name, ...test },
});

/** Files of a project share the loaded modules of their worker: loading them anew for each file took longer than the tests. State is kept per app. */
const together: ProjectTest = { isolate: false };

/** Crashes and long runs: exact whatever the pace, so two of them share the machine, after everything else. */
const exact: ProjectTest = { exclude: timed, maxWorkers: 2, sequence: { groupOrder: 1 } };
/** Floods and races measure time and want the machine to themselves: one file at a time. */
const alone = (groupOrder: number): ProjectTest => ({ fileParallelism: false, maxWorkers: 1, sequence: { groupOrder } });

export default defineConfig({
  test: {
    env: { TZ: 'America/Lima' }, // an awkward zone on purpose: nothing may depend on the machine's
    // Vitest leaves one core to itself, which on two cores means one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      project('pure', {
        ...together,
        include: ['config/**/*.test.ts', 'shared/**/*.test.ts', 'scripts/**/*.test.ts', 'simulator/**/*.test.ts', ...engineFree],
      }),
      project('sqlite', {
        ...together,
        include: ['server/**/*.test.ts'],
        exclude: [...engineFree, heavy, '**/*-across-processes.test.ts'],
        env: { TEST_ENGINE: 'sqlite' },
      }),
      project('mysql', { ...together, include: ['server/**/*.test.ts'], exclude: [...engineFree, heavy], env: { TEST_ENGINE: 'mysql' } }),
      './staff/vitest.config.ts',
      project(
        'miniprogram',
        { include: ['miniprogram/**/*.test.{ts,tsx}'], exclude: withoutBrowser, testTimeout: 60_000 },
        { resolve: { extensions: ['.weapp.tsx', '.weapp.ts', '.tsx', '.ts', '.js', '.json'] } },
      ),
      project('heavy-sqlite', { include: [heavy + '/*.test.ts'], env: { TEST_ENGINE: 'sqlite' }, ...exact }),
      project('heavy-mysql', { include: [heavy + '/*.test.ts'], env: { TEST_ENGINE: 'mysql' }, ...exact }),
      // Several processes share one database only on MySQL; SQLite is one process by design.
      project('timed-sqlite', {
        include: timed,
        exclude: ['**/two-processes.test.ts'],
        env: { TEST_ENGINE: 'sqlite' },
        ...alone(2),
      }),
      project('timed-mysql', { include: timed, env: { TEST_ENGINE: 'mysql' }, ...alone(3) }),
      project('e2e', {
        include: ['e2e/**/*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        ...alone(4),
      }),
    ],
  },
});
