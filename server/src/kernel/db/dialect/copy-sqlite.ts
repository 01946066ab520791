import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DatabaseInUse } from './copy.ts';
import type { DatabaseCopy } from './copy.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

const fileOf = (url: string): string => url.slice('sqlite:'.length).split('?')[0] ?? '';
const remove = (file: string): void => ['', '-wal', '-shm'].forEach((ending) => rmSync(file + ending, { force: true }));

/** `VACUUM INTO` makes a consistent copy in one read transaction; writers go on beside it. */
export const sqliteCopy: DatabaseCopy = {
  extension: '.db.gz',
  async dump(url, file) {
    const copy = `${file}.copy`;
    remove(copy);
    try {
      const db = openSqlite(url);
      await db.raw('vacuum into ?', [copy]).finally(() => db.destroy());
      const counts = await countRows(copy);
      await pipeline(createReadStream(copy), createGzip(), createWriteStream(file, { mode: 0o600, flush: true }));
      return counts;
    } finally {
      remove(copy);
    }
  },
  async clear(url) {
    const file = fileOf(url);
    if (!existsSync(file)) return;
    const db = openSqlite(url);
    try {
      // Leaving WAL mode needs the file to oneself.
      const [row]: { journal_mode: string }[] = await db.raw('pragma journal_mode = delete');
      if (row?.journal_mode !== 'delete') throw new DatabaseInUse(file);
    } catch (error) {
      throw sqliteDialect.isTransient(error) ? new DatabaseInUse(file, { cause: error }) : error;
    } finally {
      await db.destroy();
    }
    remove(file);
  },
  async load(url, file) {
    const target = fileOf(url);
    const arriving = `${target}.restoring`;
    remove(arriving);
    try {
      await pipeline(createReadStream(file), createGunzip(), createWriteStream(arriving, { mode: 0o600, flush: true }));
      const db = openSqlite(`sqlite:${arriving}`);
      try {
        const [check]: { integrity_check: string }[] = await db.raw('pragma integrity_check');
        if (check?.integrity_check !== 'ok') throw new Error(`the copy is damaged: ${check?.integrity_check}`);
      } finally {
        await db.destroy();
      }
      remove(target);
      renameSync(arriving, target); // all or nothing
    } finally {
      remove(arriving);
    }
  },
};

async function countRows(file: string): Promise<Record<string, number>> {
  const db = openSqlite(`sqlite:${file}`);
  try {
    const counts: Record<string, number> = {};
    for (const table of await sqliteDialect.listTables(db))
      counts[table] = ((await db(table).count({ count: '*' }).first()) as { count: number }).count;
    return counts;
  } finally {
    await db.destroy();
  }
}
