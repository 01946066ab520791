import type { Migration } from '../kernel/db/migrate.ts';

/** Imports and exports of customers: the uploaded file in sealed parts, what an import changed (for its undo), bad rows, remembered mappings. */
export const customerFileTables: Migration = {
  name: '20261122_0260_customer_files',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('customer_imports', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'staff_id', 32).notNullable();
      textColumn(table, 'staff_name', 64).notNullable();
      textColumn(table, 'file_name', 200).notNullable();
      asciiColumn(table, 'format', 4).notNullable();
      table.bigInteger('bytes').notNullable();
      asciiColumn(table, 'status', 12).notNullable();
      asciiColumn(table, 'encoding', 12);
      asciiColumn(table, 'delimiter', 4);
      longTextColumn(table, 'columns_sealed');
      longTextColumn(table, 'mapping').notNullable();
      asciiColumn(table, 'match_by', 12).notNullable();
      asciiColumn(table, 'on_match', 8).notNullable();
      table.integer('fill_region').notNullable();
      // Counts starts: a job of an earlier start does nothing.
      table.integer('run').notNullable();
      table.integer('total');
      table.integer('done').notNullable();
      table.integer('failed').notNullable();
      table.integer('count_new').notNullable();
      table.integer('count_update').notNullable();
      table.integer('count_duplicate').notNullable();
      table.integer('count_error').notNullable();
      table.integer('rate');
      asciiColumn(table, 'problem', 64);
      table.bigInteger('started_at').notNullable();
      table.bigInteger('updated_at').notNullable();
      table.bigInteger('finished_at');
      table.bigInteger('undo_until');
      table.index(['started_at', 'id'], 'customer_imports_started');
      table.index(['status', 'updated_at'], 'customer_imports_status');
    });
    await db.schema.createTable('customer_import_parts', (table) => {
      asciiColumn(table, 'import_id', 32).notNullable();
      table.integer('nth').notNullable();
      table.integer('bytes').notNullable();
      longTextColumn(table, 'sealed').notNullable();
      table.primary(['import_id', 'nth']);
    });
    await db.schema.createTable('customer_import_bad_rows', (table) => {
      asciiColumn(table, 'import_id', 32).notNullable();
      table.integer('line').notNullable();
      asciiColumn(table, 'problem', 32).notNullable();
      textColumn(table, 'column_name', 100);
      longTextColumn(table, 'values_sealed').notNullable();
      table.primary(['import_id', 'line']);
    });
    await db.schema.createTable('customer_import_changes', (table) => {
      asciiColumn(table, 'import_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 6).notNullable();
      table.integer('version').notNullable();
      longTextColumn(table, 'before_sealed');
      table.primary(['import_id', 'customer_id']);
      table.index(['customer_id'], 'customer_import_changes_customer');
    });
    await db.schema.createTable('customer_import_mappings', (table) => {
      asciiColumn(table, 'headings_hash', 43).primary();
      longTextColumn(table, 'mapping').notNullable();
      table.bigInteger('updated_at').notNullable();
    });
    await db.schema.createTable('customer_exports', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'staff_id', 32).notNullable();
      textColumn(table, 'staff_name', 64).notNullable();
      asciiColumn(table, 'format', 4).notNullable();
      textColumn(table, 'reason', 200).notNullable();
      longTextColumn(table, 'columns').notNullable();
      longTextColumn(table, 'selection_sealed').notNullable();
      asciiColumn(table, 'status', 12).notNullable();
      table.integer('rows_written');
      table.bigInteger('started_at').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.bigInteger('finished_at');
      table.index(['started_at', 'id'], 'customer_exports_started');
    });
  },
};
