import type { Migration } from '../kernel/db/migrate.ts';

/** Payments and refunds at WeChat, the bills of each day, and how they differ from our books. */
export const paymentTables: Migration = {
  name: '20261130_0420_payments',
  async up(db, { asciiColumn, textColumn }) {
    await db.schema.createTable('payments', (table) => {
      // The out_trade_no.
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'payable_kind', 12).notNullable();
      asciiColumn(table, 'payable_id', 32).notNullable();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'openid', 64).notNullable();
      table.bigInteger('amount_fen').notNullable();
      textColumn(table, 'description', 127).notNullable();
      asciiColumn(table, 'status', 8).notNullable();
      asciiColumn(table, 'transaction_id', 32);
      table.bigInteger('paid_at');
      // What the customer paid after WeChat's own coupons.
      table.bigInteger('payer_total_fen');
      // 1: the money came after the payment had been closed, and goes back whole.
      table.integer('late').notNullable();
      // What refunds that are not failed come to; never above the amount.
      table.bigInteger('refunded_fen').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.bigInteger('closed_at');
      // When to ask WeChat next; null once it is settled.
      table.bigInteger('next_query_at');
      table.integer('queries').notNullable();
      table.unique(['payable_kind', 'payable_id'], { indexName: 'payments_payable' });
      table.unique(['transaction_id'], { indexName: 'payments_transaction' });
      table.index(['next_query_at', 'id'], 'payments_due');
      table.index(['status', 'expires_at', 'id'], 'payments_expiry');
      table.index(['paid_at', 'id'], 'payments_paid');
      table.index(['customer_id', 'id'], 'payments_customer');
    });
    await db.schema.createTable('payment_refunds', (table) => {
      // The out_refund_no.
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'payment_id', 32).notNullable();
      // What it is for: a refund of an order, or the late payment itself. Once each.
      asciiColumn(table, 'cause_id', 40).notNullable();
      table.bigInteger('amount_fen').notNullable();
      textColumn(table, 'reason', 80).notNullable();
      asciiColumn(table, 'status', 10).notNullable();
      asciiColumn(table, 'refund_id', 40);
      table.bigInteger('created_at').notNullable();
      table.bigInteger('settled_at');
      table.bigInteger('next_query_at');
      table.integer('queries').notNullable();
      textColumn(table, 'problem', 200);
      table.unique(['payment_id', 'cause_id'], { indexName: 'payment_refunds_cause' });
      table.index(['next_query_at', 'id'], 'payment_refunds_due');
      table.index(['settled_at', 'id'], 'payment_refunds_settled');
    });
    await db.schema.createTable('bill_runs', (table) => {
      asciiColumn(table, 'bill_on', 10).primary();
      asciiColumn(table, 'status', 8).notNullable();
      table.integer('paid_count').notNullable();
      table.bigInteger('paid_fen').notNullable();
      table.integer('refunded_count').notNullable();
      table.bigInteger('refunded_fen').notNullable();
      table.integer('ours_paid_count').notNullable();
      table.bigInteger('ours_paid_fen').notNullable();
      table.integer('ours_refunded_count').notNullable();
      table.bigInteger('ours_refunded_fen').notNullable();
      textColumn(table, 'problem', 200);
      table.bigInteger('started_at').notNullable();
      table.bigInteger('fetched_at');
    });
    await db.schema.createTable('bill_rows', (table) => {
      asciiColumn(table, 'bill_on', 10).notNullable();
      // payment or refund.
      asciiColumn(table, 'subject', 8).notNullable();
      // out_trade_no or out_refund_no.
      asciiColumn(table, 'number', 64).notNullable();
      asciiColumn(table, 'transaction_id', 32).notNullable();
      asciiColumn(table, 'out_trade_no', 64).notNullable();
      table.bigInteger('amount_fen').notNullable();
      asciiColumn(table, 'state', 16).notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['bill_on', 'subject', 'number']);
    });
    await db.schema.createTable('bill_differences', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'bill_on', 10).notNullable();
      asciiColumn(table, 'subject', 8).notNullable();
      asciiColumn(table, 'kind', 16).notNullable();
      asciiColumn(table, 'number', 64).notNullable();
      asciiColumn(table, 'transaction_id', 32);
      table.bigInteger('ours_fen');
      table.bigInteger('theirs_fen');
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'status', 8).notNullable();
      textColumn(table, 'note', 200).notNullable();
      asciiColumn(table, 'settled_by', 32);
      table.bigInteger('settled_at');
      table.unique(['bill_on', 'subject', 'number'], { indexName: 'bill_differences_number' });
      table.index(['status', 'id'], 'bill_differences_open');
    });
  },
};
