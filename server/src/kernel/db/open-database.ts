import type { Knex } from 'knex';
import type { Dialect } from './dialect/dialect.ts';
import { mysqlDialect, openMysql } from './dialect/mysql.ts';
import { openSqlite, sqliteDialect } from './dialect/sqlite.ts';

export interface Database {
  db: Knex;
  dialect: Dialect;
  close(): Promise<void>;
}

/** Opens the database an address names; see config DATABASE_URL. */
export function openDatabase(url: string): Database {
  const dialect = url.startsWith('sqlite:') ? sqliteDialect : mysqlDialect;
  const db = url.startsWith('sqlite:') ? openSqlite(url) : openMysql(url);
  return { db, dialect, close: () => dialect.close(db) };
}
