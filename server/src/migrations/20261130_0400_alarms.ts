import type { Migration } from '../kernel/db/migrate.ts';

/** What somebody in the workbench must look at: one row per matter, counted when it comes again. */
export const alarmTables: Migration = {
  name: '20261130_0400_alarms',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('alarms', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kind', 40).notNullable();
      // What makes it the same matter: a transaction id, a day, a source.
      asciiColumn(table, 'matter', 80).notNullable();
      textColumn(table, 'about', 120).notNullable();
      asciiColumn(table, 'order_id', 32);
      longTextColumn(table, 'data').notNullable();
      table.integer('times').notNullable();
      table.bigInteger('raised_at').notNullable();
      table.bigInteger('last_at').notNullable();
      // 0 while it is open, so that the key below lets a settled matter be raised again.
      table.bigInteger('settled_at').notNullable();
      asciiColumn(table, 'settled_by', 32);
      textColumn(table, 'note', 200).notNullable();
      table.unique(['kind', 'matter', 'settled_at'], { indexName: 'alarms_matter' });
      table.index(['settled_at', 'id'], 'alarms_open');
    });
  },
};
