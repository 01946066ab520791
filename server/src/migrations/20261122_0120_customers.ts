import type { Migration } from '../kernel/db/migrate.ts';

/** The customer record, its timeline, and what happened to merged records. */
export const customerTables: Migration = {
  name: '20261122_0120_customers',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('customers', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'member_no', 12).notNullable();
      textColumn(table, 'name', 64).notNullable();
      table.integer('name_rank').notNullable();
      textColumn(table, 'avatar_url', 500);
      asciiColumn(table, 'phone_sealed', 200);
      asciiColumn(table, 'phone_masked', 24);
      asciiColumn(table, 'phone_tail_index', 43);
      asciiColumn(table, 'channel_kind', 16).notNullable();
      textColumn(table, 'channel_key', 64);
      textColumn(table, 'channel_name', 64);
      table.integer('reach_oa').notNullable();
      table.integer('reach_mini').notNullable();
      table.integer('reach_wecom').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('last_seen_at').notNullable();
      asciiColumn(table, 'merged_into_id', 32);
      table.bigInteger('merged_at');
      table.unique(['member_no'], { indexName: 'customers_member_no' });
      table.index(['merged_into_id', 'last_seen_at', 'id'], 'customers_by_last_seen');
      table.index(['merged_into_id', 'created_at', 'id'], 'customers_by_created');
      table.index(['phone_tail_index'], 'customers_phone_tail');
      table.index(['channel_kind', 'channel_key'], 'customers_channel');
    });
    await db.schema.createTable('customer_name_grams', (table) => {
      textColumn(table, 'gram', 8).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      table.primary(['gram', 'customer_id']);
      table.index(['customer_id'], 'customer_name_grams_customer');
    });
    await db.schema.createTable('customer_tags', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'source', 80).notNullable();
      asciiColumn(table, 'tag_id', 64).notNullable();
      textColumn(table, 'name', 64).notNullable();
      textColumn(table, 'group_name', 64);
      table.primary(['customer_id', 'source', 'tag_id']);
      table.index(['source'], 'customer_tags_source');
    });
    await db.schema.createTable('timeline_entries', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'origin_customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 32).notNullable();
      table.bigInteger('at').notNullable();
      longTextColumn(table, 'data').notNullable();
      asciiColumn(table, 'staff_id', 32);
      textColumn(table, 'staff_name', 64);
      table.index(['customer_id', 'at', 'id'], 'timeline_customer');
    });
    await db.schema.createTable('customer_merges', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kept_id', 32).notNullable();
      asciiColumn(table, 'lost_id', 32).notNullable();
      asciiColumn(table, 'reason', 64).notNullable();
      longTextColumn(table, 'snapshot').notNullable();
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'staff_id', 32);
      table.index(['kept_id'], 'customer_merges_kept');
      table.index(['lost_id'], 'customer_merges_lost');
    });
    await db.schema.createTable('duplicate_candidates', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'left_id', 32).notNullable();
      asciiColumn(table, 'right_id', 32).notNullable();
      asciiColumn(table, 'reason', 24).notNullable();
      asciiColumn(table, 'evidence', 64).notNullable();
      asciiColumn(table, 'status', 12).notNullable();
      table.bigInteger('found_at').notNullable();
      table.unique(['left_id', 'right_id', 'reason'], { indexName: 'duplicate_pair' });
      table.index(['status', 'found_at'], 'duplicate_open');
    });
    await db.schema.createTable('consents', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'purpose', 24).notNullable();
      asciiColumn(table, 'text_version', 32).notNullable();
      asciiColumn(table, 'channel', 24).notNullable();
      table.bigInteger('agreed_at').notNullable();
      table.bigInteger('withdrawn_at');
      table.index(['customer_id', 'purpose'], 'consents_customer');
    });
  },
};
