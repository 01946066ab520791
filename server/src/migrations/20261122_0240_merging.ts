import type { Migration } from '../kernel/db/migrate.ts';

/** A merge can be undone, and who was told apart stays apart; finding namesakes is an index look-up. */
export const mergingTables: Migration = {
  name: '20261122_0240_merging',
  async up(db, { asciiColumn }) {
    await db.schema.alterTable('customer_merges', (table) => {
      table.bigInteger('undone_at');
      asciiColumn(table, 'undone_by', 32);
      table.index(['at', 'id'], 'customer_merges_at');
    });
    await db.schema.createTable('customers_kept_apart', (table) => {
      asciiColumn(table, 'left_id', 32).notNullable();
      asciiColumn(table, 'right_id', 32).notNullable();
      asciiColumn(table, 'merge_id', 32).notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['left_id', 'right_id']);
      table.index(['right_id'], 'customers_kept_apart_right');
    });
    await db.schema.alterTable('customers', (table) => {
      table.index(['name', 'region', 'birthday_on', 'merged_into_id'], 'customers_name');
    });
    await db.schema.alterTable('sessions', (table) => {
      table.index(['customer_id'], 'sessions_customer');
    });
    await db.schema.alterTable('duplicate_candidates', (table) => {
      table.index(['status', 'found_at', 'id'], 'duplicate_queue');
      table.index(['right_id'], 'duplicate_right');
    });
  },
};
