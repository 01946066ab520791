import type { Migration } from '../kernel/db/migrate.ts';

/**
 * What a list of a million customers needs: the fields staff keep, an index per order it can be shown in, who may see whom,
 * the shop's own tags and fields, kept totals. A figure that does not exist yet is 0, not null, so that one keyset order covers every row.
 */
export const customersAtScaleTables: Migration = {
  name: '20261122_0210_customers_at_scale',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.alterTable('customers', (table) => {
      table.integer('version').notNullable().defaultTo(1);
      asciiColumn(table, 'owner_id', 32).notNullable().defaultTo('');
      table.integer('level').notNullable().defaultTo(0);
      asciiColumn(table, 'region', 6).notNullable().defaultTo('');
      table.integer('gender').notNullable().defaultTo(0);
      asciiColumn(table, 'birthday_on', 10).notNullable().defaultTo('');
      textColumn(table, 'company', 100);
      asciiColumn(table, 'name_initials', 64).notNullable().defaultTo('');
      asciiColumn(table, 'phone_head4', 11);
      asciiColumn(table, 'phone_head7', 11);
      longTextColumn(table, 'email_sealed');
      textColumn(table, 'email_masked', 130);
      asciiColumn(table, 'email_index', 43);
      longTextColumn(table, 'address_sealed');
      textColumn(table, 'address_masked', 64);
      asciiColumn(table, 'tax_id_sealed', 200);
      asciiColumn(table, 'tax_id_masked', 24);
      asciiColumn(table, 'tax_id_index', 43);
      table.integer('orders_count').notNullable().defaultTo(0);
      table.bigInteger('paid_total_fen').notNullable().defaultTo(0);
      table.bigInteger('last_order_at').notNullable().defaultTo(0);
      asciiColumn(table, 'created_by', 32).notNullable().defaultTo('');
      asciiColumn(table, 'external_key', 64);
    });
    await db.schema.alterTable('customers', (table) => {
      for (const column of ['name_initials', 'member_no', 'birthday_on', 'orders_count', 'paid_total_fen', 'last_order_at'])
        table.index(['merged_into_id', column, 'id'], `customers_by_${column}`);
      table.index(['merged_into_id', 'level', 'last_seen_at', 'id'], 'customers_by_level');
      table.index(['merged_into_id', 'region', 'level', 'last_order_at', 'id'], 'customers_by_region');
      table.index(['owner_id', 'merged_into_id', 'last_seen_at', 'id'], 'customers_by_owner');
      table.index(['merged_into_id', 'owner_id', 'id'], 'customers_owner_order');
      table.index(['phone_head7'], 'customers_phone_head7');
      table.index(['phone_head4'], 'customers_phone_head4');
      table.index(['email_index'], 'customers_email');
      table.index(['tax_id_index'], 'customers_tax_id');
      table.index(['merged_into_id', 'company'], 'customers_company');
      table.unique(['external_key'], { indexName: 'customers_external_key' });
    });
    // Who sees a customer besides those who see everybody: the owner and the members in contact in WeCom.
    await db.schema.createTable('customer_staff', (table) => {
      asciiColumn(table, 'staff_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      table.bigInteger('since').notNullable();
      table.primary(['staff_id', 'customer_id', 'kind']);
      table.index(['customer_id'], 'customer_staff_customer');
    });
    await db.schema.alterTable('customer_tags', (table) => {
      table.index(['name', 'customer_id'], 'customer_tags_name');
    });
    await db.schema.createTable('tags', (table) => {
      textColumn(table, 'name', 64).notNullable().primary();
      textColumn(table, 'group_name', 64);
      table.bigInteger('created_at').notNullable();
    });
    await db.schema.createTable('custom_fields', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'label', 20).notNullable();
      asciiColumn(table, 'type', 12).notNullable();
      longTextColumn(table, 'options').notNullable();
      asciiColumn(table, 'required_at', 8).notNullable();
      table.integer('is_unique').notNullable();
      table.integer('personal').notNullable();
      asciiColumn(table, 'member_access', 8).notNullable();
      asciiColumn(table, 'default_right', 8).notNullable();
      table.integer('position').notNullable();
      table.integer('archived').notNullable();
      table.bigInteger('created_at').notNullable();
    });
    await db.schema.createTable('customer_field_values', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'field_id', 32).notNullable();
      table.integer('nth').notNullable();
      textColumn(table, 'value_text', 500);
      table.bigInteger('value_number');
      longTextColumn(table, 'value_sealed');
      asciiColumn(table, 'value_index', 43);
      table.primary(['customer_id', 'field_id', 'nth']);
      table.index(['field_id', 'value_number', 'customer_id'], 'field_values_number');
      table.index(['field_id', 'value_text', 'customer_id'], 'field_values_text');
      table.index(['field_id', 'value_index', 'customer_id'], 'field_values_index');
    });
    await db.schema.createTable('customer_field_uniques', (table) => {
      asciiColumn(table, 'field_id', 32).notNullable();
      asciiColumn(table, 'value_index', 43).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      table.primary(['field_id', 'value_index']);
      table.index(['customer_id'], 'field_uniques_customer');
    });
    await db.schema.createTable('saved_views', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'staff_id', 32).notNullable();
      textColumn(table, 'name', 30).notNullable();
      table.integer('shared').notNullable();
      longTextColumn(table, 'definition').notNullable();
      table.bigInteger('created_at').notNullable();
      table.index(['staff_id'], 'saved_views_staff');
      table.index(['shared'], 'saved_views_shared');
    });
    // A total is its row here plus the changes not folded in yet: counting never waits for another writer.
    await db.schema.createTable('kept_counts', (table) => {
      asciiColumn(table, 'name', 64).primary();
      table.bigInteger('count').notNullable();
    });
    await db.schema.createTable('kept_count_changes', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'name', 64).notNullable();
      table.integer('delta').notNullable();
      table.index(['name', 'delta'], 'kept_count_changes_name');
    });
    const row = (await db('customers').whereNull('merged_into_id').count({ count: '*' }).first()) as { count: number | string };
    await db('kept_counts').insert({ name: 'customers', count: Number(row.count) });
  },
};
