import type { Migration } from '../kernel/db/migrate.ts';

/** The record of who did what becomes a hash chain; see docs/adr/0008. */
export const auditTables: Migration = {
  name: '20261122_0220_audit',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.alterTable('audit_log', (table) => {
      longTextColumn(table, 'changes');
      textColumn(table, 'origin', 120);
      textColumn(table, 'actor_name', 64);
      table.integer('sealed').notNullable().defaultTo(0);
      table.index(['sealed', 'id'], 'audit_sealed');
      table.index(['at', 'id'], 'audit_at');
      table.index(['actor_id', 'at', 'id'], 'audit_actor');
      table.index(['action', 'at', 'id'], 'audit_action');
    });
    await db.schema.createTable('audit_chain', (table) => {
      table.bigInteger('seq').notNullable().primary();
      asciiColumn(table, 'audit_id', 32).notNullable();
      asciiColumn(table, 'row_hash', 43).notNullable();
      asciiColumn(table, 'chain_hash', 43).notNullable();
      table.unique(['audit_id'], { indexName: 'audit_chain_entry' });
    });
    await db.schema.createTable('audit_state', (table) => {
      asciiColumn(table, 'name', 16).primary();
      longTextColumn(table, 'value').notNullable();
    });
  },
};
