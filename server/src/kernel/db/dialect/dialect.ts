import type { Knex } from 'knex';

/** The only place that knows which database this is. Everything else keeps to the subset both speak. */
export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** Largest number of rows in one insert statement. */
  readonly maxInsertRows: number;
  /** Adds `for update` where the database has row locks; SQLite's single writer needs none. */
  lockRows<T extends Knex.QueryBuilder>(query: T): T;
  /** The same, but leaves out rows that somebody else has locked instead of waiting for them. */
  lockFreeRows<T extends Knex.QueryBuilder>(query: T): T;
  /** Asks for an index where the planner is known to choose badly; SQLite chooses well by itself. */
  useIndex(query: Knex.QueryBuilder, table: string, index: string): void;
  /** Deadlock, lock wait, busy: the whole transaction may simply be run again. */
  isTransient(error: unknown): boolean;
  isUniqueViolation(error: unknown): boolean;
  /** Column types that compare byte by byte, so that 'A' ≠ 'a' and 'a' ≠ 'a ' everywhere. */
  asciiColumn(table: Knex.CreateTableBuilder, name: string, length: number): Knex.ColumnBuilder;
  textColumn(table: Knex.CreateTableBuilder, name: string, length: number): Knex.ColumnBuilder;
  /** Long text that is never compared. */
  longTextColumn(table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder;
  /** Bytes, up to 4 GB on MySQL. */
  blobColumn(table: Knex.CreateTableBuilder, name: string): Knex.ColumnBuilder;
  /** Every table of this database by name. */
  listTables(db: Knex): Promise<string[]>;
  close(db: Knex): Promise<void>;
}
