import type { Migration } from '../kernel/db/migrate.ts';

/** What ended or changed somebody's rights, for the other processes: with it an answer about a session may be kept longer than two seconds. */
export const rightsNews: Migration = {
  name: '20261122_0291_rights_news',
  async up(db, { asciiColumn }) {
    await db.schema.createTable('rights_news', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'topic', 40).notNullable();
      table.bigInteger('at').notNullable();
      table.index(['at'], 'rights_news_at');
    });
  },
};
