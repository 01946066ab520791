import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { ProgramMissing } from './copy.ts';
import type { DatabaseCopy } from './copy.ts';
import { createRowCounter } from './count-dumped-rows.ts';
import { mysqlDialect, openMysql } from './mysql.ts';

const clientPackage = 'mariadb-client / mysql-client';

/** The maker's own programs: one transaction's view of everything, no locks. */
export const mysqlCopy: DatabaseCopy = {
  extension: '.sql.gz',
  async dump(url, file) {
    // Tables without rows have no INSERT: they count zero.
    const counts: Record<string, number> = Object.fromEntries((await tablesOf(url)).map((name) => [name, 0]));
    const options = [
      '--single-transaction',
      '--quick',
      '--skip-lock-tables',
      '--hex-blob',
      '--no-tablespaces',
      '--default-character-set=utf8mb4',
    ];
    await withProgram(url, ['mariadb-dump', 'mysqldump'], options, (child) =>
      pipeline(child.stdout as Readable, createRowCounter(counts), createGzip(), createWriteStream(file, { mode: 0o600, flush: true })),
    );
    return counts;
  },
  async clear(url) {
    const db = openMysql(url);
    try {
      for (const table of await mysqlDialect.listTables(db)) await db.schema.dropTable(table);
    } finally {
      await db.destroy();
    }
  },
  load: (url, file) =>
    withProgram(url, ['mariadb', 'mysql'], ['--default-character-set=utf8mb4'], (child) =>
      pipeline(createReadStream(file), createGunzip(), child.stdin as Writable),
    ),
};

async function tablesOf(url: string): Promise<string[]> {
  const db = openMysql(url);
  return mysqlDialect.listTables(db).finally(() => db.destroy());
}

/** Runs a client program on the database of this address. The password goes by a file only we can read, not by the command line. */
async function withProgram(
  url: string,
  names: readonly string[],
  options: readonly string[],
  feed: (child: ChildProcess) => Promise<void>,
): Promise<void> {
  const name = names.find((it) => spawnSync(it, ['--version']).error === undefined);
  if (!name) throw new ProgramMissing(`${names.join(' / ')}: ${clientPackage}`);
  const folder = mkdtempSync(join(tmpdir(), 'lianke-copy-'));
  try {
    const { settings, database } = clientSettings(url);
    const file = join(folder, 'client.cnf');
    writeFileSync(file, settings, { mode: 0o600 });
    const child = spawn(name, [`--defaults-extra-file=${file}`, ...options, database], { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
    const ended = once(child, 'close') as Promise<[number | null]>;
    const fed = feed(child).catch((error: unknown) => error); // the program's own words explain more than a broken pipe
    const [code] = await ended;
    const broken = await fed;
    if (code !== 0) throw new Error(`${name}: ${said.trim() || `exit ${code}`}`);
    if (broken instanceof Error) throw broken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function clientSettings(url: string): { settings: string; database: string } {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  const socket = searchParams.get('socketPath');
  const lines = [
    '[client]',
    ...(socket ? [`socket=${quoted(socket)}`] : [`host=${quoted(hostname)}`, `port=${port || 3306}`]),
    `user=${quoted(decodeURIComponent(username))}`,
    ...(password ? [`password=${quoted(decodeURIComponent(password))}`] : []),
  ];
  return { settings: `${lines.join('\n')}\n`, database: decodeURIComponent(pathname.slice(1)) };
}
