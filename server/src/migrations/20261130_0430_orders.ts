import type { Migration } from '../kernel/db/migrate.ts';

/** Orders of every source, their lines, what happened to them, refunds, carts, and what else can be bought. */
export const orderTables: Migration = {
  name: '20261130_0430_orders',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('orders', (table) => {
      asciiColumn(table, 'id', 32).primary();
      // shop, mini:<appid>, wechat_shop, open:<source id>, file:<source id>.
      asciiColumn(table, 'source', 80).notNullable();
      // The number there; of our own orders the id.
      textColumn(table, 'source_order_no', 64).notNullable();
      // When the source last changed it, ms; an older version never replaces a newer one.
      table.bigInteger('source_updated_at').notNullable();
      asciiColumn(table, 'kind', 10).notNullable();
      asciiColumn(table, 'state', 10).notNullable();
      asciiColumn(table, 'refund_state', 10).notNullable();
      // Null: nobody we know (yet).
      asciiColumn(table, 'customer_id', 32);
      // Whose it was at first: a merge that is undone moves it back.
      asciiColumn(table, 'origin_customer_id', 32);
      textColumn(table, 'title', 120).notNullable();
      asciiColumn(table, 'image_id', 32);
      table.integer('pieces').notNullable();
      table.bigInteger('list_fen').notNullable();
      table.bigInteger('pay_fen').notNullable();
      // Stored value that paid: principal and bonus.
      table.bigInteger('balance_fen').notNullable();
      table.bigInteger('points').notNullable();
      // Money and stored value that came in, and what went back of it.
      table.bigInteger('paid_fen').notNullable();
      table.bigInteger('refunded_fen').notNullable();
      // The priced result as it was computed: totals, steps, shipping, each line's split (shared/src/pricing).
      longTextColumn(table, 'price').notNullable();
      asciiColumn(table, 'delivery', 8).notNullable();
      asciiColumn(table, 'store_id', 32);
      // Name, phone, region and street, sealed.
      longTextColumn(table, 'address_sealed');
      textColumn(table, 'remark', 200).notNullable();
      textColumn(table, 'ship_company', 40);
      textColumn(table, 'tracking_no', 64);
      // What a top-up or a membership term promises, as JSON.
      longTextColumn(table, 'promise');
      asciiColumn(table, 'transaction_id', 32);
      table.integer('earned_points').notNullable();
      table.integer('earned_growth').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('expires_at');
      table.bigInteger('paid_at');
      table.bigInteger('shipped_at');
      table.bigInteger('completed_at');
      table.bigInteger('closed_at');
      asciiColumn(table, 'close_reason', 12);
      // When receipt is taken for granted.
      table.bigInteger('complete_by');
      // What waits to be told to WeChat about shipping: null nothing, 0 tried in vain, else when to try next.
      table.bigInteger('upload_at');
      table.unique(['source', 'source_order_no'], { indexName: 'orders_source' });
      table.index(['customer_id', 'created_at', 'id'], 'orders_customer');
      table.index(['customer_id', 'state', 'created_at', 'id'], 'orders_customer_state');
      table.index(['created_at', 'id'], 'orders_newest');
      table.index(['state', 'created_at', 'id'], 'orders_state');
      table.index(['refund_state', 'created_at', 'id'], 'orders_refund_state');
      table.index(['transaction_id'], 'orders_transaction');
      table.index(['complete_by', 'id'], 'orders_complete_by');
      table.index(['upload_at', 'id'], 'orders_upload');
    });
    await db.schema.createTable('order_lines', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'order_id', 32).notNullable();
      table.integer('nth').notNullable();
      asciiColumn(table, 'spu_id', 32);
      asciiColumn(table, 'sku_id', 32);
      textColumn(table, 'title', 120).notNullable();
      textColumn(table, 'spec', 60).notNullable();
      textColumn(table, 'code', 64).notNullable();
      asciiColumn(table, 'image_id', 32);
      table.bigInteger('unit_fen').notNullable();
      table.integer('quantity').notNullable();
      table.integer('refunded').notNullable();
      // Money and stored value it came to after everything; the whole split is in orders.price.
      table.bigInteger('paid_fen').notNullable();
      asciiColumn(table, 'tax_code', 19);
      table.integer('tax_rate_bps');
      table.unique(['order_id', 'nth'], { indexName: 'order_lines_order' });
      table.index(['sku_id', 'order_id'], 'order_lines_sku');
      table.index(['spu_id', 'order_id'], 'order_lines_spu');
    });
    await db.schema.createTable('order_coupons', (table) => {
      asciiColumn(table, 'order_id', 32).notNullable();
      asciiColumn(table, 'coupon_id', 32).notNullable();
      textColumn(table, 'title', 20).notNullable();
      table.bigInteger('off_fen').notNullable();
      table.primary(['order_id', 'coupon_id']);
      table.index(['coupon_id'], 'order_coupons_coupon');
    });
    await db.schema.createTable('order_events', (table) => {
      asciiColumn(table, 'order_id', 32).notNullable();
      asciiColumn(table, 'id', 32).notNullable();
      asciiColumn(table, 'move', 16).notNullable();
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'actor_kind', 8).notNullable();
      asciiColumn(table, 'actor_id', 64).notNullable();
      textColumn(table, 'note', 200).notNullable();
      table.primary(['order_id', 'id']);
    });
    await db.schema.createTable('order_refunds', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'order_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32);
      asciiColumn(table, 'origin_customer_id', 32);
      // The order's id while it is under way, else null: an order has one open refund at a time.
      asciiColumn(table, 'open_order_id', 32);
      asciiColumn(table, 'state', 10).notNullable();
      asciiColumn(table, 'asked_by', 8).notNullable();
      table.integer('with_shipping').notNullable();
      table.bigInteger('pay_fen').notNullable();
      table.bigInteger('principal_fen').notNullable();
      table.bigInteger('bonus_fen').notNullable();
      table.bigInteger('points').notNullable();
      textColumn(table, 'reason', 200).notNullable();
      longTextColumn(table, 'photo_ids').notNullable();
      textColumn(table, 'answer', 200).notNullable();
      asciiColumn(table, 'staff_id', 32);
      table.bigInteger('created_at').notNullable();
      table.bigInteger('settled_at');
      table.unique(['open_order_id'], { indexName: 'order_refunds_open' });
      table.index(['order_id', 'id'], 'order_refunds_order');
      table.index(['state', 'id'], 'order_refunds_state');
      table.index(['customer_id', 'id'], 'order_refunds_customer');
    });
    await db.schema.createTable('order_refund_lines', (table) => {
      asciiColumn(table, 'refund_id', 32).notNullable();
      asciiColumn(table, 'line_id', 32).notNullable();
      table.integer('quantity').notNullable();
      table.bigInteger('paid_fen').notNullable();
      table.primary(['refund_id', 'line_id']);
    });
    await db.schema.createTable('cart_lines', (table) => {
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'sku_id', 32).notNullable();
      table.integer('quantity').notNullable();
      table.bigInteger('added_at').notNullable();
      table.primary(['customer_id', 'sku_id']);
    });
    // Every version stays; the newest is in force.
    await db.schema.createTable('sales_settings', (table) => {
      table.integer('version').primary();
      longTextColumn(table, 'settings').notNullable();
      table.bigInteger('saved_at').notNullable();
      asciiColumn(table, 'saved_by', 32).notNullable();
    });
  },
};
