import { ConfigError, loadConfig } from '@lianke/config';

/** For start.mjs, which can not read TypeScript: prints what the settings amount to, or names every wrong one and exits with 78. */
try {
  const { simulated, simulatorUrl, port, publicUrl } = loadConfig(process.env);
  process.stdout.write(JSON.stringify({ simulated, simulatorUrl, port, publicUrl }));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(error.message);
  process.exitCode = 78;
}
