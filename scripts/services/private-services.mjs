/** A MariaDB and a Redis of our own for tests: in a temporary folder, on unix sockets, gone afterwards. Plain Node, no dependencies. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const asRoot = userInfo().uid === 0 ? ['--user=root'] : [];
/** Durability is worth nothing here, speed is. Without --character-set-server, `--no-defaults` means latin1. */
const fastMariadb = [
  '--skip-networking',
  '--skip-log-bin',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-log-file-size=64M',
  '--innodb-buffer-pool-size=512M',
  '--performance-schema=OFF',
  '--max-connections=600',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_general_ci',
];

/** For benches: every commit reaches the disk before it is answered, as in production. */
const durableMariadb = [
  ...fastMariadb.filter((flag) => !/flush-method|doublewrite|flush-log|log-file-size|buffer-pool/.test(flag)),
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-log-file-size=256M',
  '--innodb-buffer-pool-size=1G',
];

/** Where a program is; Debian keeps servers in /usr/sbin, which is not on everybody's PATH. */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/bin'];
  for (const name of names) for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

/** Starts both and answers when they accept connections. `env` is what the tests read. */
export async function startServices({ durable = false } = {}) {
  const mariadbd = findProgram('mariadbd', 'mysqld');
  const installDb = findProgram('mariadb-install-db', 'mysql_install_db');
  const redisServer = findProgram('redis-server');
  if (!mariadbd || !installDb || !redisServer) throw new Error('MariaDB 或 Redis 未安装 / MariaDB or Redis is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'lianke-services-'));
  const mysqlSocket = join(folder, 'mysql.sock');
  const redisSocket = join(folder, 'redis.sock');
  const children = [];
  const stop = async () => {
    await Promise.all(children.map(stopChild));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const datadir = join(folder, 'mysql');
    const args = ['--no-defaults', `--datadir=${datadir}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot];
    const made = spawnSync(installDb, args, { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr || made.stdout}`);
    const mysqlArgs = ['--no-defaults', `--datadir=${datadir}`, `--socket=${mysqlSocket}`, `--pid-file=${join(folder, 'mysql.pid')}`];
    children.push(startChild(mariadbd, [...mysqlArgs, ...(durable ? durableMariadb : fastMariadb), ...asRoot], join(folder, 'mysql.log')));
    const redisArgs = ['--port', '0', '--unixsocket', redisSocket, '--save', '', '--appendonly', 'no', '--dir', folder];
    children.push(startChild(redisServer, redisArgs, join(folder, 'redis.log')));
    await Promise.all([waitFor(mysqlSocket, children[0]), waitFor(redisSocket, children[1])]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: { TEST_MYSQL_URL: `mysql://root@localhost/?socketPath=${mysqlSocket}`, TEST_REDIS_URL: redisSocket }, stop };
}

/** In a group of its own, so that Ctrl-C reaches the tests first; `setpriv` ends it even if this process is killed outright. */
function startChild(program, args, log) {
  const setpriv = findProgram('setpriv');
  const command = setpriv ? [setpriv, '--pdeathsig', 'TERM', program, ...args] : [program, ...args];
  const out = openSync(log, 'a');
  const child = spawn(command[0], command.slice(1), { detached: true, stdio: ['ignore', out, out] });
  child.log = log;
  child.ended = new Promise((settle) => {
    child.once('exit', settle);
    child.once('error', settle);
  });
  return child;
}

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  child.kill('SIGTERM');
  if ((await Promise.race([child.ended.then(() => 'ended'), pause(5000, 'late', { ref: false })])) === 'late') child.kill('SIGKILL');
}

async function waitFor(socket, child) {
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(50)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (existsSync(socket) && (await accepts(socket))) return;
  }
  throw new Error(`${child.spawnfile} did not start:\n${readFileSync(child.log, 'utf8').slice(-3000)}`);
}

const accepts = (path) =>
  new Promise((settle) => {
    const socket = connect({ path })
      .once('connect', () => (socket.destroy(), settle(true)))
      .once('error', () => settle(false));
  });
