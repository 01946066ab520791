import type { Migration } from '../kernel/db/migrate.ts';

/** Where orders of other systems come from, how far each is, the keys of those that send, and files. */
export const orderSyncTables: Migration = {
  name: '20261130_0440_order_sync',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('sync_sources', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kind', 12).notNullable();
      textColumn(table, 'name', 40).notNullable();
      table.integer('is_on').notNullable();
      // Where the next page begins; saved in the transaction that stores the orders before it.
      longTextColumn(table, 'cursor').notNullable();
      table.bigInteger('synced_until');
      table.integer('orders').notNullable();
      table.bigInteger('paid_fen').notNullable();
      asciiColumn(table, 'run_status', 8).notNullable();
      table.bigInteger('run_started_at');
      table.bigInteger('run_updated_at');
      table.integer('run_done').notNullable();
      table.integer('run_total');
      // Moves with every page, so that two workers never take the same one.
      table.integer('run_step').notNullable();
      // Answers in a row that were no page: the pause before the next try grows with them.
      table.integer('run_failures').notNullable();
      table.bigInteger('due_at');
      textColumn(table, 'problem', 200);
      table.bigInteger('created_at').notNullable();
      table.unique(['name'], { indexName: 'sync_sources_name' });
      table.index(['due_at'], 'sync_sources_due');
    });
    await db.schema.createTable('open_keys', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'source_id', 32).notNullable();
      textColumn(table, 'name', 40).notNullable();
      longTextColumn(table, 'secret_sealed').notNullable();
      table.bigInteger('created_at').notNullable();
      asciiColumn(table, 'created_by', 32).notNullable();
      table.bigInteger('last_used_at');
      table.bigInteger('revoked_at');
    });
    await db.schema.createTable('open_nonces', (table) => {
      asciiColumn(table, 'key_id', 32).notNullable();
      asciiColumn(table, 'nonce', 64).notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['key_id', 'nonce']);
      table.index(['at'], 'open_nonces_at');
    });
    await db.schema.createTable('order_imports', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'source_id', 32).notNullable();
      textColumn(table, 'file_name', 200).notNullable();
      asciiColumn(table, 'status', 10).notNullable();
      asciiColumn(table, 'staff_id', 32).notNullable();
      longTextColumn(table, 'result').notNullable();
      table.integer('done').notNullable();
      table.integer('total');
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
    });
    await db.schema.createTable('order_import_parts', (table) => {
      asciiColumn(table, 'import_id', 32).notNullable();
      table.integer('nth').notNullable();
      table.integer('bytes').notNullable();
      // Buyers' phone numbers: sealed.
      longTextColumn(table, 'sealed').notNullable();
      table.primary(['import_id', 'nth']);
    });
  },
};
