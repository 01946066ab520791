import type { Migration } from '../kernel/db/migrate.ts';

/**
 * A keyed proof beside every audit row (docs/adr/0008), the number behind a phone identity sealed so that its look-up hash can be made anew
 * under another key, and how far a rotation of the data keys has come.
 */
export const auditAndKeys: Migration = {
  name: '20261122_0270_audit_and_keys',
  async up(db, { asciiColumn, longTextColumn }) {
    await db.schema.alterTable('audit_log', (table) => {
      asciiColumn(table, 'proof', 80);
      table.dropIndex(['subject_kind', 'subject_id', 'at'], 'audit_subject');
      table.index(['subject_kind', 'subject_id', 'at', 'id', 'actor_id'], 'audit_subject_of');
    });
    await db.schema.alterTable('identities', (table) => {
      asciiColumn(table, 'value_sealed', 200);
    });
    await db.schema.createTable('key_rotation', (table) => {
      asciiColumn(table, 'table_name', 64).primary();
      asciiColumn(table, 'target', 32).notNullable();
      longTextColumn(table, 'place');
      table.bigInteger('seen').notNullable();
      table.bigInteger('changed').notNullable();
      table.bigInteger('finished_at');
    });
  },
};
