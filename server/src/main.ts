import { ConfigError, loadConfig } from '@lianke/config';
import type { Config } from '@lianke/config';
import { startApp } from './app/start-app.ts';

/** The program: settings from the environment, roles from `--roles=` or ROLES, a clean stop on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const roles = process.argv.find((it) => it.startsWith('--roles='))?.slice('--roles='.length);
  let config: Config;
  try {
    config = loadConfig({ ...process.env, ...(roles ? { ROLES: roles } : {}) });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 78; // EX_CONFIG
    return;
  }
  const app = await startApp(config);
  app.deps.log.info({ port: app.port, roles: config.roles, simulated: config.simulated, database: app.deps.dialect.name }, 'lianke is up');
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    app.deps.log.info('stopping');
    const impatient = setTimeout(() => process.exit(1), 15_000);
    impatient.unref();
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main();
