import type { Migration } from '../kernel/db/migrate.ts';

/** Records that wait to be compared with the others: many edits are compared together. A row per asking, so that no writer waits for another. */
export const duplicateChecks: Migration = {
  name: '20261122_0290_duplicate_checks',
  async up(db, { asciiColumn }) {
    await db.schema.createTable('duplicate_checks', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
    });
  },
};
