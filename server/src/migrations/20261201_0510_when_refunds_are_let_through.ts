import type { Migration } from '../kernel/db/migrate.ts';

/** The books of invoices ask what was paid and what was let go in a month; neither was to be found without reading every order. */
export const refundsLetThrough: Migration = {
  name: '20261201_0510_when_refunds_are_let_through',
  async up(db) {
    await db.schema.alterTable('order_refunds', (table) => {
      // Null: not let through (yet).
      table.bigInteger('let_through_at');
      table.index(['let_through_at', 'order_id'], 'order_refunds_let_through');
    });
    await db.schema.alterTable('orders', (table) => table.index(['paid_at', 'id'], 'orders_paid'));
    await db('order_refunds')
      .whereIn('state', ['approved', 'succeeded', 'failed'])
      .update({ let_through_at: db.raw('coalesce(settled_at, created_at)') });
  },
};
