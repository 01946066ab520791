import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import knex from 'knex';
import type { Knex } from 'knex';
import type { Dialect } from './dialect.ts';

const require = createRequire(import.meta.url);
type ClientConstructor = new (config: Knex.Config) => Knex.Client;
const BetterSqlite3Client = require('knex/lib/dialects/better-sqlite3/index.js') as ClientConstructor;

/** knex's better-sqlite3 dialect on libsql, which has the same API and comes prebuilt through npm (no compiler, no GitHub). */
class LibsqlClient extends BetterSqlite3Client {
  _driver(): unknown {
    return require('libsql');
  }
}

/** `sqlite:<file>[?synchronous=off]`; the query is for tests, where losing power does not matter. */
export function openSqlite(url: string): Knex {
  const [file = '', query = ''] = url.slice('sqlite:'.length).split('?');
  const synchronous = new URLSearchParams(query).get('synchronous') === 'off' ? 'OFF' : 'FULL';
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  return knex({
    client: LibsqlClient as unknown as typeof Knex.Client,
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: { exec(sql: string): void }, done: (error?: Error) => void) => {
        connection.exec(
          `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;`,
        );
        done();
      },
    },
    acquireConnectionTimeout: 30_000,
  });
}

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  maxInsertRows: 400, // knex writes multi-row inserts as `union all`, and SQLite allows 500 terms
  lockRows: (query) => query,
  lockFreeRows: (query) => query,
  useIndex: () => undefined,
  isTransient: (error) => codeOf(error).startsWith('SQLITE_BUSY'),
  isUniqueViolation: (error) => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' || codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY',
  asciiColumn: (table, name, length) => table.string(name, length),
  textColumn: (table, name, length) => table.string(name, length),
  longTextColumn: (table, name) => table.text(name),
  blobColumn: (table, name) => table.binary(name),
  listTables: (db) =>
    db('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite_%').orderBy('name').pluck<string[]>('name'),
  close: (db) => db.destroy(),
};
