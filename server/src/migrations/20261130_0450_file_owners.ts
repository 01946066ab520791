import type { Migration } from '../kernel/db/migrate.ts';

/** Who sent a picture: only they may attach it to something, and what nobody attaches is swept. */
export const fileOwners: Migration = {
  name: '20261130_0450_file_owners',
  async up(db, { asciiColumn }) {
    await db.schema.alterTable('files', (table) => {
      // Null: kept by the server itself, an avatar for example.
      asciiColumn(table, 'owner_kind', 8);
      asciiColumn(table, 'owner_id', 32);
      // When it was attached; null: not yet.
      table.bigInteger('used_at');
      table.index(['owner_kind', 'owner_id'], 'files_owner');
      table.index(['used_at', 'created_at'], 'files_unused');
    });
  },
};
