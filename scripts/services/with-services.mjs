/** `node scripts/services/with-services.mjs -- <command…>`: runs a command with TEST_MYSQL_URL and TEST_REDIS_URL of a private MariaDB and Redis. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { installServices } from './install-services.mjs';
import { startServices } from './private-services.mjs';

const given = process.argv.slice(2);
const durable = given[0] === '--durable';
const command = given.slice(durable ? 1 : 0).filter((word, at) => at > 0 || word !== '--');
if (command.length === 0) {
  process.stderr.write('usage: node scripts/services/with-services.mjs -- <command…>\n');
  process.exit(2);
}
await installServices();
const services = await startServices({ durable });
const child = spawn(command[0], command.slice(1), { stdio: 'inherit', env: { ...process.env, ...services.env } });
// A terminal sends Ctrl-C to the child itself; `kill <pid>` reaches only us and is handed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
const code = await new Promise((settle) => {
  child.once('error', (error) => (process.stderr.write(`${command[0]}: ${error.message}\n`), settle(127)));
  child.once('exit', (status, signal) => settle(status ?? 128 + constants.signals[signal]));
});
await services.stop();
process.exit(code);
