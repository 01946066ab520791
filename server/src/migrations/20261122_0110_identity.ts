import type { Migration } from '../kernel/db/migrate.ts';

/** Who is who: staff, sessions, and the links from platform identities to customers. */
export const identityTables: Migration = {
  name: '20261122_0110_identity',
  async up(db, { asciiColumn, textColumn, blobColumn }) {
    await db.schema.createTable('staff', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'userid', 64).notNullable();
      textColumn(table, 'name', 64).notNullable();
      textColumn(table, 'avatar_url', 500);
      asciiColumn(table, 'role', 16).notNullable();
      table.integer('active').notNullable();
      table.bigInteger('created_at').notNullable();
      table.unique(['userid'], { indexName: 'staff_userid' });
    });
    await db.schema.createTable('sessions', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kind', 8).notNullable();
      asciiColumn(table, 'token_hash', 43).notNullable();
      asciiColumn(table, 'customer_id', 32);
      asciiColumn(table, 'openid', 64);
      asciiColumn(table, 'staff_id', 32);
      table.bigInteger('created_at').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.unique(['token_hash'], { indexName: 'sessions_token' });
      table.index(['expires_at'], 'sessions_expired');
    });
    await db.schema.createTable('identities', (table) => {
      asciiColumn(table, 'kind', 16).notNullable();
      asciiColumn(table, 'app_id', 64).notNullable();
      asciiColumn(table, 'value', 64).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'origin_customer_id', 32).notNullable();
      table.bigInteger('linked_at').notNullable();
      table.primary(['kind', 'app_id', 'value']);
      table.index(['customer_id'], 'identities_customer');
    });
    await db.schema.createTable('shop_settings', (table) => {
      asciiColumn(table, 'name', 40).primary();
      textColumn(table, 'value', 2000).notNullable();
    });
    await db.schema.createTable('files', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'content_type', 40).notNullable();
      blobColumn(table, 'bytes').notNullable();
      table.bigInteger('created_at').notNullable();
    });
  },
};
