import type { Migration } from '../kernel/db/migrate.ts';

/** Who may do what: departments, roles as the shop changed them, sessions with a short access part and a rotating refresh part. */
export const accessTables: Migration = {
  name: '20261122_0200_access',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('departments', (table) => {
      table.integer('id').notNullable().primary();
      table.integer('parent_id');
      textColumn(table, 'name', 64).notNullable();
      table.integer('position').notNullable();
    });
    await db.schema.createTable('staff_departments', (table) => {
      asciiColumn(table, 'staff_id', 32).notNullable();
      table.integer('department_id').notNullable();
      table.primary(['staff_id', 'department_id']);
      table.index(['department_id'], 'staff_departments_department');
    });
    await db.schema.createTable('roles', (table) => {
      asciiColumn(table, 'role_key', 16).primary();
      longTextColumn(table, 'rights').notNullable();
      table.bigInteger('updated_at').notNullable();
    });
    await db.schema.alterTable('staff', (table) => {
      table.bigInteger('left_at');
      table.bigInteger('last_seen_at');
    });
    await db('staff').where({ role: 'staff' }).update({ role: 'sales' });
    await db.schema.alterTable('sessions', (table) => {
      table.bigInteger('access_expires_at');
      asciiColumn(table, 'refresh_hash', 43);
      asciiColumn(table, 'previous_refresh_hash', 43);
      table.bigInteger('refreshed_at');
      asciiColumn(table, 'device_hash', 43);
      textColumn(table, 'device', 100);
      table.bigInteger('last_used_at');
      table.unique(['refresh_hash'], { indexName: 'sessions_refresh' });
      table.index(['previous_refresh_hash'], 'sessions_previous_refresh');
      table.index(['staff_id'], 'sessions_staff');
    });
  },
};
