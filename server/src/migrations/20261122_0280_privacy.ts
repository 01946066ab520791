import type { Migration } from '../kernel/db/migrate.ts';

/** What people ask about their own data, the copies made for them, and what the law has us keep of those who left. */
export const privacyTables: Migration = {
  name: '20261122_0280_privacy',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.alterTable('consents', (table) => {
      textColumn(table, 'proof', 200);
    });
    await db.schema.createTable('privacy_requests', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      asciiColumn(table, 'status', 12).notNullable();
      // Customer and kind while the request is open: the unique index allows one of each.
      asciiColumn(table, 'open_key', 48);
      // 0 = waiting, ordered by when it is due; 1 = settled, ordered by when.
      table.integer('settled').notNullable();
      table.bigInteger('order_at').notNullable();
      // Keyed hash of the openid: lets the person read the receipt after the record is gone. Removed after a while.
      asciiColumn(table, 'openid_index', 43);
      textColumn(table, 'identity_proof', 200).notNullable();
      longTextColumn(table, 'detail_sealed');
      longTextColumn(table, 'wishes_sealed');
      longTextColumn(table, 'answer_sealed');
      longTextColumn(table, 'receipt');
      table.bigInteger('requested_at').notNullable();
      table.bigInteger('due_at').notNullable();
      table.bigInteger('settled_at');
      asciiColumn(table, 'settled_by', 32);
      table.unique(['open_key'], { indexName: 'privacy_requests_open' });
      table.index(['settled', 'order_at', 'id'], 'privacy_requests_queue');
      table.index(['customer_id', 'requested_at'], 'privacy_requests_customer');
      table.index(['openid_index', 'settled_at'], 'privacy_requests_openid');
    });
    await db.schema.createTable('privacy_copies', (table) => {
      asciiColumn(table, 'request_id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      longTextColumn(table, 'html_sealed').notNullable();
      longTextColumn(table, 'json_sealed').notNullable();
      table.bigInteger('prepared_at').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.index(['expires_at'], 'privacy_copies_expired');
      table.index(['customer_id'], 'privacy_copies_customer');
    });
    await db.schema.createTable('locked_records', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 24).notNullable();
      longTextColumn(table, 'sealed').notNullable();
      textColumn(table, 'reason', 200).notNullable();
      textColumn(table, 'law', 200).notNullable();
      table.bigInteger('until').notNullable();
      table.bigInteger('created_at').notNullable();
      table.index(['until'], 'locked_records_until');
      table.index(['customer_id'], 'locked_records_customer');
    });
  },
};
