import type { Migration } from '../kernel/db/migrate.ts';

/** What we mirror from the platforms. Keyed by the platform's own identity, so that merging customers moves nothing here. */
export const platformTables: Migration = {
  name: '20261122_0130_platforms',
  async up(db, { asciiColumn, textColumn }) {
    await db.schema.createTable('oa_followers', (table) => {
      asciiColumn(table, 'app_id', 64).notNullable();
      asciiColumn(table, 'openid', 64).notNullable();
      table.integer('subscribed').notNullable();
      table.bigInteger('subscribed_at');
      table.bigInteger('unsubscribed_at');
      table.integer('times_followed').notNullable();
      table.bigInteger('changed_at').notNullable();
      table.primary(['app_id', 'openid']);
    });
    await db.schema.createTable('follower_imports', (table) => {
      asciiColumn(table, 'app_id', 64).primary();
      asciiColumn(table, 'status', 8).notNullable();
      table.bigInteger('total');
      table.bigInteger('imported').notNullable();
      asciiColumn(table, 'next_openid', 64);
      table.integer('run').notNullable();
      table.integer('rate');
      table.bigInteger('started_at').notNullable();
      table.bigInteger('updated_at').notNullable();
      table.bigInteger('finished_at');
      asciiColumn(table, 'problem', 40);
    });
    await db.schema.createTable('wecom_relations', (table) => {
      asciiColumn(table, 'corp_id', 64).notNullable();
      asciiColumn(table, 'external_userid', 64).notNullable();
      asciiColumn(table, 'userid', 64).notNullable();
      asciiColumn(table, 'status', 24).notNullable();
      textColumn(table, 'remark', 64);
      textColumn(table, 'state', 64);
      table.bigInteger('added_at').notNullable();
      table.bigInteger('changed_at').notNullable();
      table.primary(['corp_id', 'external_userid', 'userid']);
      table.index(['userid'], 'wecom_relations_userid');
    });
    await db.schema.createTable('channels', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'kind', 16).notNullable();
      textColumn(table, 'channel_key', 64).notNullable();
      textColumn(table, 'name', 64).notNullable();
      textColumn(table, 'qr_url', 600).notNullable();
      asciiColumn(table, 'config_id', 64);
      textColumn(table, 'staff_userids', 7000).notNullable();
      textColumn(table, 'welcome_text', 1200);
      table.bigInteger('created_at').notNullable();
      table.unique(['kind', 'channel_key'], { indexName: 'channels_key' });
    });
  },
};
