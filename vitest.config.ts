import { defineConfig } from 'vitest/config';

const serverTests = ['server/**/*.test.ts'];
// Pure code, platforms and edges do not touch a database, so they run once; everything else runs on both engines.
const engineFree = ['server/src/platforms/**', 'server/src/**/rules/**'];

export default defineConfig({
  test: {
    env: { TZ: 'America/Lima' }, // an awkward zone on purpose: nothing may depend on the machine's
    testTimeout: 30_000,
    hookTimeout: 60_000,
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            'config/**/*.test.ts',
            'shared/**/*.test.ts',
            'scripts/**/*.test.ts',
            'simulator/**/*.test.ts',
            'server/src/platforms/**/*.test.ts',
            'server/src/**/rules/*.test.ts',
          ],
        },
      },
      // Several processes share one database only on MySQL; SQLite is one process by design.
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: serverTests,
          exclude: [...engineFree, 'server/test/mysql-only/**'],
          env: { TEST_ENGINE: 'sqlite' },
        },
      },
      { extends: true, test: { name: 'mysql', include: serverTests, exclude: engineFree, env: { TEST_ENGINE: 'mysql' } } },
      './staff/vitest.config.ts',
      {
        extends: true,
        resolve: { extensions: ['.weapp.tsx', '.weapp.ts', '.tsx', '.ts', '.js', '.json'] },
        test: { name: 'miniprogram', include: ['miniprogram/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
});
