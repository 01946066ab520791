import type { Migration } from '../kernel/db/migrate.ts';

/** Tables of the machinery: what came in, what must go out, what is to be run, who did what. */
export const kernelTables: Migration = {
  name: '20261122_0100_kernel',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('outbox', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kind', 8).notNullable();
      asciiColumn(table, 'name', 64).notNullable();
      longTextColumn(table, 'payload').notNullable();
      table.bigInteger('run_at').notNullable();
      table.bigInteger('created_at').notNullable();
    });
    await db.schema.createTable('event_receipts', (table) => {
      asciiColumn(table, 'event_id', 32).notNullable();
      asciiColumn(table, 'reaction', 64).notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['event_id', 'reaction']);
    });
    await db.schema.createTable('jobs', (table) => {
      asciiColumn(table, 'id', 48).primary();
      asciiColumn(table, 'name', 72).notNullable();
      asciiColumn(table, 'lane', 8).notNullable();
      longTextColumn(table, 'payload').notNullable();
      asciiColumn(table, 'status', 8).notNullable();
      table.bigInteger('run_at').notNullable();
      table.integer('attempts').notNullable();
      asciiColumn(table, 'claim', 32);
      table.bigInteger('lease_until');
      textColumn(table, 'error', 500);
      table.bigInteger('created_at').notNullable();
      table.bigInteger('failed_at');
      table.index(['lane', 'status', 'run_at'], 'jobs_due');
      table.index(['status', 'lease_until'], 'jobs_lease');
      table.index(['status', 'failed_at'], 'jobs_failed');
    });
    await db.schema.createTable('cron_slots', (table) => {
      asciiColumn(table, 'name', 64).primary();
      table.bigInteger('slot').notNullable();
    });
    await db.schema.createTable('inbox', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'platform', 20).notNullable();
      asciiColumn(table, 'app_id', 64).notNullable();
      asciiColumn(table, 'dedupe_key', 64).notNullable();
      asciiColumn(table, 'lane', 8).notNullable();
      longTextColumn(table, 'payload').notNullable();
      asciiColumn(table, 'status', 8).notNullable().defaultTo('received');
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('next_at').notNullable();
      textColumn(table, 'error', 500);
      table.bigInteger('received_at').notNullable();
      table.bigInteger('done_at');
      table.unique(['dedupe_key', 'platform', 'app_id'], { indexName: 'inbox_once' });
      table.index(['status', 'lane', 'id'], 'inbox_waiting');
    });
    await db.schema.createTable('idempotency_keys', (table) => {
      asciiColumn(table, 'actor', 64).notNullable();
      asciiColumn(table, 'idem_key', 64).notNullable();
      asciiColumn(table, 'fingerprint', 64).notNullable();
      longTextColumn(table, 'answer');
      table.bigInteger('expires_at').notNullable();
      table.primary(['actor', 'idem_key']);
      table.index(['expires_at'], 'idempotency_expired');
    });
    await db.schema.createTable('audit_log', (table) => {
      asciiColumn(table, 'id', 32).primary();
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'actor_kind', 8).notNullable();
      asciiColumn(table, 'actor_id', 64).notNullable();
      asciiColumn(table, 'action', 64).notNullable();
      asciiColumn(table, 'subject_kind', 32).notNullable();
      asciiColumn(table, 'subject_id', 64).notNullable();
      longTextColumn(table, 'detail').notNullable();
      asciiColumn(table, 'request_id', 48).notNullable();
      table.index(['subject_kind', 'subject_id', 'at'], 'audit_subject');
    });
  },
};
