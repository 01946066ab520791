import type { Migration } from '../kernel/db/migrate.ts';

/** Changes to many customers in the background, and what each customer had before, so that they can be undone. */
export const bulkTables: Migration = {
  name: '20261122_0250_bulk',
  async up(db, { asciiColumn, longTextColumn }) {
    await db.schema.createTable('bulk_actions', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'staff_id', 32).notNullable();
      longTextColumn(table, 'change').notNullable();
      // Whom it is for; may hold a name or number somebody searched for. Removed when it is done.
      longTextColumn(table, 'target_sealed');
      asciiColumn(table, 'status', 12).notNullable();
      asciiColumn(table, 'upper_id', 32).notNullable();
      asciiColumn(table, 'cursor_id', 32).notNullable();
      table.integer('total');
      table.integer('done').notNullable();
      table.integer('changed').notNullable();
      table.integer('failed').notNullable();
      table.integer('restored').notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
      asciiColumn(table, 'undo_by', 32);
      table.index(['staff_id', 'id'], 'bulk_actions_staff');
    });
    await db.schema.createTable('bulk_changes', (table) => {
      asciiColumn(table, 'action_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      longTextColumn(table, 'before').notNullable();
      longTextColumn(table, 'after').notNullable();
      table.primary(['action_id', 'customer_id']);
      table.index(['customer_id'], 'bulk_changes_customer');
    });
  },
};
