import type { Migration } from '../kernel/db/migrate.ts';

/** Coupons: what is offered, what people hold, and every move of it. */
export const couponTables: Migration = {
  name: '20261122_0310_coupons',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('coupon_templates', (table) => {
      asciiColumn(table, 'id', 32).primary();
      table.integer('version').notNullable();
      asciiColumn(table, 'state', 8).notNullable();
      textColumn(table, 'title', 20).notNullable();
      textColumn(table, 'note', 500).notNullable();
      longTextColumn(table, 'rules').notNullable();
      longTextColumn(table, 'validity').notNullable();
      longTextColumn(table, 'audience').notNullable();
      table.bigInteger('claim_from').notNullable();
      table.bigInteger('claim_until').notNullable();
      table.integer('total').notNullable();
      table.integer('per_person').notNullable();
      table.integer('in_centre').notNullable();
      table.integer('price_points');
      // Codes of another system; null when we make our own.
      table.integer('codes_left');
      table.bigInteger('budget_fen');
      // What one coupon takes off at most; null when no number bounds it.
      table.bigInteger('worst_fen');
      // What is spent of the budget: taken off so far, and the worst case of every coupon still held.
      table.bigInteger('committed_fen').notNullable();
      table.integer('issued').notNullable();
      table.integer('claimed').notNullable();
      table.integer('used').notNullable();
      table.bigInteger('off_fen').notNullable();
      table.bigInteger('revenue_fen').notNullable();
      table.bigInteger('created_at').notNullable();
      asciiColumn(table, 'created_by', 32).notNullable();
      table.index(['state', 'id'], 'coupon_templates_state');
    });
    await db.schema.createTable('coupons', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'code', 64).notNullable();
      asciiColumn(table, 'template_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      // Whose it was at first: a merge that is undone moves it back.
      asciiColumn(table, 'origin_customer_id', 32).notNullable();
      asciiColumn(table, 'state', 10).notNullable();
      // Frozen at issue; the template may change or go.
      textColumn(table, 'title', 20).notNullable();
      textColumn(table, 'note', 500).notNullable();
      longTextColumn(table, 'rules').notNullable();
      table.bigInteger('valid_from').notNullable();
      table.bigInteger('valid_until').notNullable();
      // How it came: that is the attribution.
      asciiColumn(table, 'source', 10).notNullable();
      asciiColumn(table, 'staff_id', 32);
      textColumn(table, 'channel_key', 64);
      asciiColumn(table, 'grant_id', 32);
      table.bigInteger('issued_at').notNullable();
      // The order that holds it, or held it when it was used.
      asciiColumn(table, 'order_id', 32);
      table.bigInteger('used_at');
      textColumn(table, 'used_store', 64);
      asciiColumn(table, 'used_by', 32);
      table.bigInteger('off_fen');
      table.bigInteger('revenue_fen');
      table.unique(['code'], { indexName: 'coupons_code' });
      table.index(['customer_id', 'state', 'valid_until', 'id'], 'coupons_wallet');
      table.index(['state', 'valid_until', 'id'], 'coupons_due');
    });
    // One row per coupon a person was given of a template: its number, at most per_person, is unique, so the limit holds without counting.
    await db.schema.createTable('coupon_slots', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'template_id', 32).notNullable();
      table.integer('seq').notNullable();
      asciiColumn(table, 'coupon_id', 32).notNullable();
      asciiColumn(table, 'origin_customer_id', 32).notNullable();
      table.primary(['customer_id', 'template_id', 'seq']);
    });
    await db.schema.createTable('coupon_moves', (table) => {
      asciiColumn(table, 'coupon_id', 32).notNullable();
      asciiColumn(table, 'id', 32).notNullable();
      asciiColumn(table, 'move', 10).notNullable();
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'actor_kind', 8).notNullable();
      asciiColumn(table, 'actor_id', 64).notNullable();
      asciiColumn(table, 'order_id', 32);
      textColumn(table, 'reason', 200).notNullable();
      table.primary(['coupon_id', 'id']);
    });
    await db.schema.createTable('coupon_shares', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'template_id', 32).notNullable();
      asciiColumn(table, 'staff_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32);
      table.bigInteger('expires_at').notNullable();
      table.bigInteger('used_at');
      asciiColumn(table, 'used_by_customer_id', 32);
      asciiColumn(table, 'coupon_id', 32);
      table.index(['expires_at'], 'coupon_shares_expiry');
      table.index(['customer_id'], 'coupon_shares_customer');
      table.index(['used_by_customer_id'], 'coupon_shares_user');
    });
    await db.schema.createTable('coupon_codes', (table) => {
      textColumn(table, 'code', 64).primary();
      asciiColumn(table, 'template_id', 32).notNullable();
      asciiColumn(table, 'coupon_id', 32);
      table.index(['template_id', 'coupon_id'], 'coupon_codes_free');
    });
    // What was given for an occasion (a birthday, a level): once.
    await db.schema.createTable('coupon_gifts', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'template_id', 32).notNullable();
      asciiColumn(table, 'occasion', 40).notNullable();
      asciiColumn(table, 'coupon_id', 32);
      table.primary(['customer_id', 'template_id', 'occasion']);
    });
    await db.schema.createTable('coupon_grants', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'template_id', 32).notNullable();
      asciiColumn(table, 'staff_id', 32).notNullable();
      textColumn(table, 'reason', 200).notNullable();
      // Whom it is for; may hold a name or number somebody searched for. Removed when it is done.
      longTextColumn(table, 'target_sealed');
      asciiColumn(table, 'status', 10).notNullable();
      asciiColumn(table, 'upper_id', 32).notNullable();
      asciiColumn(table, 'cursor_id', 32).notNullable();
      table.integer('total');
      table.integer('done').notNullable();
      table.integer('failed').notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
      table.index(['template_id', 'id'], 'coupon_grants_template');
    });
    await db.schema.createTable('coupon_grant_targets', (table) => {
      asciiColumn(table, 'grant_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'coupon_id', 32);
      asciiColumn(table, 'refusal', 40);
      table.primary(['grant_id', 'customer_id']);
      table.index(['customer_id'], 'coupon_grant_targets_customer');
    });
  },
};
