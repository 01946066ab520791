import type { Migration } from '../kernel/db/migrate.ts';

/** Levels with their rights, which level each member has and why, paid terms, and who was greeted on which birthday. */
export const membershipTables: Migration = {
  name: '20261122_0305_membership',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('membership_settings', (table) => {
      table.integer('version').primary();
      longTextColumn(table, 'settings').notNullable();
      asciiColumn(table, 'saved_by', 32).notNullable();
      table.bigInteger('saved_at').notNullable();
    });
    await db.schema.createTable('level_names', (table) => {
      table.integer('level').primary();
      textColumn(table, 'name', 24).notNullable();
    });
    await db.schema.createTable('member_levels', (table) => {
      asciiColumn(table, 'customer_id', 32).primary();
      // As computed; a level set by hand is in customers.level only.
      table.integer('level').notNullable();
      asciiColumn(table, 'reason', 12).notNullable();
      table.bigInteger('since').notNullable();
      table.integer('settings_version').notNullable();
      // When time alone may change the level: growth leaves the window, or a paid term begins or ends.
      table.bigInteger('review_at').notNullable();
      table.index(['review_at', 'customer_id'], 'member_levels_review');
      table.index(['settings_version', 'customer_id'], 'member_levels_settings');
    });
    await db.schema.createTable('level_changes', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      table.integer('from_level').notNullable();
      table.integer('to_level').notNullable();
      asciiColumn(table, 'reason', 12).notNullable();
      table.bigInteger('growth').notNullable();
      table.integer('settings_version').notNullable();
      table.bigInteger('at').notNullable();
      table.index(['customer_id', 'at', 'id'], 'level_changes_customer');
    });
    await db.schema.createTable('paid_terms', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      table.integer('level').notNullable();
      table.bigInteger('starts_at').notNullable();
      table.bigInteger('until').notNullable();
      asciiColumn(table, 'source_kind', 24).notNullable();
      asciiColumn(table, 'source_id', 64).notNullable();
      table.unique(['source_kind', 'source_id'], { indexName: 'paid_terms_source' });
      table.index(['customer_id', 'until'], 'paid_terms_customer');
    });
    await db.schema.createTable('birthday_greetings', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      table.integer('year').notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['customer_id', 'year']);
    });
  },
};
