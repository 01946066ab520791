import type { Migration } from '../kernel/db/migrate.ts';

/** Points, growth and stored value of members: accounts, what moved them (two sides each), and the lots a balance is made of. */
export const ledgerTables: Migration = {
  name: '20261122_0300_ledger',
  async up(db, { asciiColumn, textColumn }) {
    // One per record and kind, for good: a merged person simply has several, and undoing the merge needs nothing moved.
    await db.schema.createTable('ledger_accounts', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      table.bigInteger('balance').notNullable();
      table.bigInteger('opened_at').notNullable();
      table.unique(['customer_id', 'kind'], { indexName: 'ledger_accounts_customer' });
      table.index(['kind', 'balance'], 'ledger_accounts_kind');
    });
    await db.schema.createTable('ledger_transactions', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'idem_key', 120).notNullable();
      asciiColumn(table, 'movement', 8).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      table.bigInteger('amount').notNullable();
      // Of a spend: how much of it refunds gave back.
      table.bigInteger('returned').notNullable();
      asciiColumn(table, 'refunds_id', 32);
      asciiColumn(table, 'reason', 12).notNullable();
      textColumn(table, 'note', 200).notNullable();
      asciiColumn(table, 'actor_kind', 8).notNullable();
      asciiColumn(table, 'actor_id', 64).notNullable();
      asciiColumn(table, 'source_kind', 24).notNullable();
      asciiColumn(table, 'source_id', 64).notNullable();
      table.bigInteger('at').notNullable();
      table.unique(['idem_key'], { indexName: 'ledger_transactions_key' });
      table.index(['source_kind', 'source_id'], 'ledger_transactions_source');
    });
    await db.schema.createTable('ledger_entries', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'transaction_id', 32).notNullable();
      asciiColumn(table, 'side', 6).notNullable();
      // Id of a member's account, or the name of the shop's (`shop.points.earned`), which has no row that writers could wait for.
      asciiColumn(table, 'account', 40).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      table.bigInteger('amount').notNullable();
      table.bigInteger('balance_after');
      table.bigInteger('at').notNullable();
      table.index(['account', 'at', 'id'], 'ledger_entries_history');
      table.index(['transaction_id'], 'ledger_entries_transaction');
      table.index(['side', 'kind', 'amount'], 'ledger_entries_sums');
    });
    await db.schema.createTable('ledger_lots', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'account_id', 32).notNullable();
      asciiColumn(table, 'transaction_id', 32).notNullable();
      asciiColumn(table, 'kind', 12).notNullable();
      table.bigInteger('earned_at').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.bigInteger('amount').notNullable();
      table.bigInteger('remaining').notNullable();
      table.integer('is_open').notNullable();
      table.integer('reminded').notNullable();
      table.index(['account_id', 'is_open', 'expires_at', 'id'], 'ledger_lots_account');
      table.index(['is_open', 'expires_at', 'id'], 'ledger_lots_due');
      table.index(['kind', 'is_open', 'reminded', 'expires_at', 'id'], 'ledger_lots_reminders');
      table.index(['transaction_id'], 'ledger_lots_transaction');
    });
    await db.schema.createTable('ledger_lot_uses', (table) => {
      asciiColumn(table, 'transaction_id', 32).notNullable();
      asciiColumn(table, 'lot_id', 32).notNullable();
      // The order in which the lots were taken; a refund goes through it backwards.
      table.integer('nth').notNullable();
      table.bigInteger('amount').notNullable();
      table.bigInteger('returned').notNullable();
      table.primary(['transaction_id', 'lot_id']);
      table.index(['lot_id'], 'ledger_lot_uses_lot');
    });
  },
};
