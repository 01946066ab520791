import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Dialect } from './dialect/dialect.ts';
import type { Database } from './open-database.ts';

/** One step of the schema. Never edited once merged; on MySQL every DDL statement commits at once, so each step keeps to one concern. */
export interface Migration {
  name: string;
  up(db: Knex, dialect: Dialect): Promise<void>;
}

const lockName = 'lianke_migrate';

/** Brings the schema up to date. Safe when several processes start at the same moment: the others wait for the first. */
export async function migrate({ db, dialect }: Database, migrations: readonly Migration[]): Promise<void> {
  if (!(await db.schema.hasTable('schema_migrations'))) {
    await db.schema
      .createTable('schema_migrations', (table) => {
        dialect.asciiColumn(table, 'name', 100).primary();
        table.bigInteger('applied_at');
      })
      .catch(async (error: unknown) => {
        if (!(await db.schema.hasTable('schema_migrations'))) throw error; // another process made it in between
      });
  }
  if ((await missingMigrations(db, migrations)).length === 0) return;
  await locked(db, dialect, async () => {
    const applied = new Set(await db('schema_migrations').pluck<string[]>('name'));
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await migration.up(db, dialect);
      await db('schema_migrations').insert({ name: migration.name, applied_at: Date.now() });
    }
  });
}

/** Names of the steps this database has seen, in their order. */
export const appliedMigrations = (db: Knex): Promise<string[]> => db('schema_migrations').orderBy('name').pluck<string[]>('name');

/** Names of the steps this database has not seen yet; all of them for an empty one. */
export async function missingMigrations(db: Knex, migrations: readonly Migration[]): Promise<string[]> {
  const names = migrations.map((migration) => migration.name);
  if (!(await db.schema.hasTable('schema_migrations'))) return names;
  const applied = new Set(await db('schema_migrations').pluck<string[]>('name'));
  return names.filter((name) => !applied.has(name));
}

/** SQLite is one process by design; MySQL's named lock is held by one connection and released even when that process dies. */
async function locked(db: Knex, dialect: Dialect, run: () => Promise<void>): Promise<void> {
  if (dialect.name === 'sqlite') return run();
  const client = db.client as { acquireConnection(): Promise<unknown>; releaseConnection(connection: unknown): Promise<void> };
  const connection = (await client.acquireConnection()) as {
    promise(): { query(sql: string, values: unknown[]): Promise<[{ got: number }[]]> };
  };
  try {
    for (let got = 0; got !== 1; await sleep(200))
      [[{ got } = { got: 0 }]] = await connection.promise().query('select get_lock(?, 60) as got', [lockName]);
    await run();
  } finally {
    await connection.promise().query('select release_lock(?) as got', [lockName]);
    await client.releaseConnection(connection);
  }
}
