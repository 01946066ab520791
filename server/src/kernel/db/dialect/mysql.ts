import knex from 'knex';
import type { Knex } from 'knex';
import type { Dialect } from './dialect.ts';

/** `mysql://user:pass@host:port/name[?socketPath=…&poolMax=…]` */
export function openMysql(url: string): Knex {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socketPath = searchParams.get('socketPath');
  return knex({
    client: 'mysql2',
    connection: {
      ...(socketPath ? { socketPath } : { host: hostname, port: Number(port || 3306) }),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: pathname.slice(1),
      charset: 'utf8mb4',
      timezone: 'Z',
      supportBigNumbers: true, // beyond 2^53 as text, below as number: BIGINT instants and fen stay numbers
    },
    pool: {
      min: 0,
      max: Number(searchParams.get('poolMax') ?? 16),
      afterCreate: (
        connection: { query(sql: string, done: (error: Error | null) => void): void },
        done: (error: Error | null, it: unknown) => void,
      ) => {
        // READ COMMITTED: no gap locks, and a retried look-up sees what the winner of a race has just written.
        connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => done(error, connection));
      },
    },
    acquireConnectionTimeout: 30_000,
  });
}

const errnoOf = (error: unknown): number => Number((error as { errno?: unknown } | null)?.errno ?? 0);
const deadlock = 1213;
const lockWaitTimeout = 1205;
const duplicateEntry = 1062;

export const mysqlDialect: Dialect = {
  name: 'mysql',
  maxInsertRows: 1000,
  lockRows: (query) => query.forUpdate() as typeof query,
  lockFreeRows: (query) => query.forUpdate().skipLocked() as typeof query,
  useIndex: (query, table, index) => {
    const { client } = query as unknown as { client: Knex.Client };
    void query.from((client as unknown as { raw(sql: string, values: string[]): Knex.Raw }).raw('?? force index (??)', [table, index]));
  },
  isTransient: (error) => [deadlock, lockWaitTimeout].includes(errnoOf(error)),
  isUniqueViolation: (error) => errnoOf(error) === duplicateEntry,
  asciiColumn: (table, name, length) => table.specificType(name, `varchar(${length}) character set ascii collate ascii_bin`),
  textColumn: (table, name, length) => table.specificType(name, `varchar(${length}) character set utf8mb4 collate utf8mb4_bin`),
  longTextColumn: (table, name) => table.specificType(name, 'longtext character set utf8mb4 collate utf8mb4_bin'),
  blobColumn: (table, name) => table.specificType(name, 'longblob'),
  listTables: async (db) => {
    const rows: { name: string }[] = await db('information_schema.tables')
      .whereRaw("table_schema = database() and table_type = 'BASE TABLE'")
      .orderBy('table_name')
      .select('table_name as name');
    return rows.map((row) => row.name);
  },
  close: (db) => db.destroy(),
};
