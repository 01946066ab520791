import type { Migration } from '../kernel/db/migrate.ts';

/** Customers of one member of staff given to another: the order, and per customer how far WeCom's own transfer is. */
export const handoverTables: Migration = {
  name: '20261122_0230_handovers',
  async up(db, { asciiColumn, textColumn }) {
    await db.schema.createTable('handovers', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'from_staff_id', 32).notNullable();
      asciiColumn(table, 'to_staff_id', 32).notNullable();
      asciiColumn(table, 'by_staff_id', 32).notNullable();
      textColumn(table, 'by_name', 64).notNullable();
      textColumn(table, 'reason', 200).notNullable();
      asciiColumn(table, 'status', 8).notNullable();
      table.integer('moved').notNullable();
      table.integer('total').notNullable();
      // Where gathering the WeCom contacts has come to; null when all are gathered.
      asciiColumn(table, 'gathered_to', 64);
      table.integer('from_had_left').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('finished_at');
      table.index(['created_at'], 'handovers_created');
    });
    await db.schema.createTable('handover_contacts', (table) => {
      asciiColumn(table, 'handover_id', 32).notNullable();
      asciiColumn(table, 'external_userid', 64).notNullable();
      asciiColumn(table, 'status', 8).notNullable();
      table.integer('errcode');
      table.bigInteger('updated_at').notNullable();
      table.primary(['handover_id', 'external_userid']);
      table.index(['status', 'handover_id'], 'handover_contacts_status');
    });
  },
};
