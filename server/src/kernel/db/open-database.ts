import type { Knex } from 'knex';
import type { DatabaseCopy } from './dialect/copy.ts';
import { mysqlCopy } from './dialect/copy-mysql.ts';
import { sqliteCopy } from './dialect/copy-sqlite.ts';
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

/** How the database of this address is copied to a file and back. */
export const databaseCopy = (url: string): DatabaseCopy => (url.startsWith('sqlite:') ? sqliteCopy : mysqlCopy);
