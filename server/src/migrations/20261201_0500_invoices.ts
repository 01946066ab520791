import type { Migration } from '../kernel/db/migrate.ts';

/** VAT e-invoices: sellers, tax codes, titles, requests, invoices with their rows and files, red letters, batches, and the provider's own list. */
export const invoiceTables: Migration = {
  name: '20261201_0500_invoices',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('invoice_sellers', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'name', 100).notNullable();
      asciiColumn(table, 'tax_no', 20).notNullable();
      textColumn(table, 'address', 80).notNullable();
      textColumn(table, 'phone', 20).notNullable();
      textColumn(table, 'bank', 60).notNullable();
      textColumn(table, 'account', 40).notNullable();
      table.integer('small_scale').notNullable();
      textColumn(table, 'clerk', 20).notNullable();
      textColumn(table, 'payee', 20).notNullable();
      textColumn(table, 'checker', 20).notNullable();
      asciiColumn(table, 'provider', 10).notNullable();
      textColumn(table, 'app_key', 64).notNullable();
      // The provider's secret, sealed; null: none.
      longTextColumn(table, 'secret_sealed');
      table.bigInteger('month_quota_fen');
      table.integer('is_default').notNullable();
      // JSON of store ids.
      longTextColumn(table, 'store_ids').notNullable();
      table.integer('is_on').notNullable();
      // What holds all its invoices up: login, quota, provider; and until when it is worth trying again.
      asciiColumn(table, 'block', 8);
      table.bigInteger('blocked_until');
      table.bigInteger('created_at').notNullable();
      table.bigInteger('updated_at').notNullable();
      table.unique(['tax_no'], { indexName: 'invoice_sellers_tax_no' });
    });
    await db.schema.createTable('invoice_tax_codes', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'code', 19).notNullable();
      textColumn(table, 'short_name', 20).notNullable();
      table.integer('rate_bps').notNullable();
      asciiColumn(table, 'mark', 12).notNullable();
      asciiColumn(table, 'policy', 2).notNullable();
      asciiColumn(table, 'from_on', 10).notNullable();
      asciiColumn(table, 'until_on', 10);
      table.unique(['seller_id', 'code', 'from_on'], { indexName: 'invoice_tax_codes_from' });
    });
    // Every version stays; the newest is in force.
    await db.schema.createTable('invoice_rules', (table) => {
      table.integer('version').primary();
      longTextColumn(table, 'rules').notNullable();
      table.bigInteger('saved_at').notNullable();
      asciiColumn(table, 'saved_by', 32).notNullable();
    });
    await db.schema.createTable('invoice_titles', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32).notNullable();
      asciiColumn(table, 'origin_customer_id', 32).notNullable();
      asciiColumn(table, 'kind', 8).notNullable();
      // The whole title and the mail address, sealed as JSON.
      longTextColumn(table, 'title_sealed').notNullable();
      // Keyed hash of kind, name and number: a title is in the book once.
      asciiColumn(table, 'title_index', 43).notNullable();
      table.integer('is_default').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('used_at').notNullable();
      table.unique(['customer_id', 'title_index'], { indexName: 'invoice_titles_once' });
    });
    await db.schema.createTable('invoice_requests', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'customer_id', 32);
      asciiColumn(table, 'origin_customer_id', 32);
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'type', 8).notNullable();
      asciiColumn(table, 'state', 10).notNullable();
      asciiColumn(table, 'title_kind', 8).notNullable();
      longTextColumn(table, 'title_sealed').notNullable();
      // As anybody with the right to invoices may see it: a company's name in full, a person's masked.
      textColumn(table, 'title_shown', 100).notNullable();
      // The mail address, sealed; null: none.
      longTextColumn(table, 'email_sealed');
      table.bigInteger('amount_fen').notNullable();
      // 1: less than what could have been invoiced, by a person's decision.
      table.integer('manual').notNullable();
      textColumn(table, 'note', 200).notNullable();
      asciiColumn(table, 'asked_by', 8).notNullable();
      asciiColumn(table, 'staff_id', 32);
      // Approvals it needs in all, and who gave them (JSON of {staffId, at}).
      table.integer('approvals_needed').notNullable();
      longTextColumn(table, 'approvals').notNullable();
      // Worst result of its checks when they were last made, and all of them (JSON).
      asciiColumn(table, 'check_result', 4).notNullable();
      longTextColumn(table, 'checks').notNullable();
      asciiColumn(table, 'block', 8);
      // Why it was rejected, or the provider's words.
      textColumn(table, 'why', 300).notNullable();
      // The request this one took over from, after a rejection, a failure, or a red letter.
      asciiColumn(table, 'replaces_id', 32);
      table.integer('revision').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('approved_at');
      table.bigInteger('issued_at');
      table.bigInteger('settled_at');
      table.index(['state', 'created_at', 'id'], 'invoice_requests_state');
      table.index(['created_at', 'id'], 'invoice_requests_newest');
      table.index(['customer_id', 'created_at', 'id'], 'invoice_requests_customer');
      table.index(['seller_id', 'state', 'id'], 'invoice_requests_seller');
      table.index(['title_shown', 'id'], 'invoice_requests_title');
      table.unique(['replaces_id'], { indexName: 'invoice_requests_replaces' });
    });
    await db.schema.createTable('invoice_request_sources', (table) => {
      asciiColumn(table, 'request_id', 32).notNullable();
      asciiColumn(table, 'source_kind', 12).notNullable();
      asciiColumn(table, 'source_id', 32).notNullable();
      textColumn(table, 'number', 64).notNullable();
      textColumn(table, 'title', 120).notNullable();
      table.primary(['request_id', 'source_kind', 'source_id']);
      table.index(['source_kind', 'source_id', 'request_id'], 'invoice_request_sources_source');
      table.index(['number', 'request_id'], 'invoice_request_sources_number');
    });
    // Money of an order's line that a live request or blue invoice has taken: never more than what was paid for it (guarded by the order's lock).
    await db.schema.createTable('invoice_claims', (table) => {
      asciiColumn(table, 'source_kind', 12).notNullable();
      asciiColumn(table, 'source_id', 32).notNullable();
      asciiColumn(table, 'line_key', 32).notNullable();
      asciiColumn(table, 'request_id', 32).notNullable();
      table.bigInteger('fen').notNullable();
      table.primary(['source_kind', 'source_id', 'line_key', 'request_id']);
      table.index(['request_id'], 'invoice_claims_request');
    });
    await db.schema.createTable('invoices', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'request_id', 32).notNullable();
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'colour', 4).notNullable();
      asciiColumn(table, 'type', 8).notNullable();
      asciiColumn(table, 'state', 10).notNullable();
      asciiColumn(table, 'provider', 10).notNullable();
      // Our number at the provider (orderNo), stored before the first call; at most 20 characters.
      asciiColumn(table, 'serial', 20).notNullable();
      // The provider's own number for the order.
      asciiColumn(table, 'provider_serial', 40);
      table.bigInteger('net_fen').notNullable();
      table.bigInteger('tax_fen').notNullable();
      table.bigInteger('total_fen').notNullable();
      textColumn(table, 'remark', 230).notNullable();
      // 20 digits once issued.
      asciiColumn(table, 'number', 20);
      asciiColumn(table, 'blue_id', 32);
      asciiColumn(table, 'block', 8);
      textColumn(table, 'problem', 300).notNullable();
      table.integer('retryable').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('submitted_at');
      table.bigInteger('issued_at');
      // The month it counts in, `2026-12`; set when issued.
      asciiColumn(table, 'month', 7);
      // When to send or ask next; null: nothing to do.
      table.bigInteger('next_at');
      table.integer('queries').notNullable();
      // Files: 0 none yet, 1 all that the provider gives.
      table.integer('files_done').notNullable();
      asciiColumn(table, 'card', 10).notNullable();
      table.unique(['serial'], { indexName: 'invoices_serial' });
      table.unique(['seller_id', 'number'], { indexName: 'invoices_number' });
      table.index(['request_id', 'id'], 'invoices_request');
      table.index(['next_at', 'id'], 'invoices_due');
      table.index(['seller_id', 'month', 'id'], 'invoices_month');
      table.index(['month', 'id'], 'invoices_all_months');
      table.index(['number'], 'invoices_by_number');
      table.index(['blue_id', 'id'], 'invoices_blue');
    });
    await db.schema.createTable('invoice_rows', (table) => {
      asciiColumn(table, 'invoice_id', 32).notNullable();
      table.integer('nth').notNullable();
      asciiColumn(table, 'kind', 10).notNullable();
      textColumn(table, 'printed_name', 100).notNullable();
      asciiColumn(table, 'tax_code', 19).notNullable();
      textColumn(table, 'spec', 60).notNullable();
      textColumn(table, 'unit', 20).notNullable();
      // Decimal text, as printed; null: amounts only.
      asciiColumn(table, 'quantity', 20);
      asciiColumn(table, 'unit_price', 24);
      table.bigInteger('net_fen').notNullable();
      table.bigInteger('tax_fen').notNullable();
      table.bigInteger('total_fen').notNullable();
      table.integer('rate_bps').notNullable();
      asciiColumn(table, 'mark', 12).notNullable();
      asciiColumn(table, 'policy', 2).notNullable();
      // What it stands for: JSON of [{sourceId, lineKey, fen}] after discount; empty for discount rows.
      longTextColumn(table, 'parts').notNullable();
      table.primary(['invoice_id', 'nth']);
    });
    await db.schema.createTable('invoice_files', (table) => {
      asciiColumn(table, 'invoice_id', 32).notNullable();
      asciiColumn(table, 'kind', 3).notNullable();
      // Base64, sealed: the file names a person.
      longTextColumn(table, 'bytes_sealed').notNullable();
      table.integer('size').notNullable();
      // Of the file as it was issued.
      asciiColumn(table, 'sha256', 64).notNullable();
      table.bigInteger('stored_at').notNullable();
      table.primary(['invoice_id', 'kind']);
    });
    await db.schema.createTable('invoice_moves', (table) => {
      asciiColumn(table, 'request_id', 32).notNullable();
      asciiColumn(table, 'id', 32).notNullable();
      asciiColumn(table, 'move', 20).notNullable();
      table.bigInteger('at').notNullable();
      asciiColumn(table, 'actor_kind', 8).notNullable();
      asciiColumn(table, 'actor_id', 64).notNullable();
      textColumn(table, 'note', 300).notNullable();
      table.primary(['request_id', 'id']);
    });
    await db.schema.createTable('red_letters', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'blue_id', 32).notNullable();
      // The blue's id while this is under way, else null: one at a time.
      asciiColumn(table, 'open_blue_id', 32);
      asciiColumn(table, 'request_id', 32).notNullable();
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'state', 14).notNullable();
      asciiColumn(table, 'reason', 8).notNullable();
      asciiColumn(table, 'cause', 8).notNullable();
      // The refund that made it, of a source; null otherwise.
      asciiColumn(table, 'cause_id', 32);
      table.integer('reissue').notNullable();
      textColumn(table, 'note', 200).notNullable();
      textColumn(table, 'problem', 300).notNullable();
      // Ours at the provider (billId), stored before the first call.
      asciiColumn(table, 'serial', 20).notNullable();
      asciiColumn(table, 'bill_no', 40);
      asciiColumn(table, 'bill_uuid', 64);
      asciiColumn(table, 'red_invoice_id', 32);
      asciiColumn(table, 'raised_by', 32);
      asciiColumn(table, 'approved_by', 32);
      table.bigInteger('deadline_at');
      table.bigInteger('next_at');
      table.integer('queries').notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('settled_at');
      table.unique(['open_blue_id'], { indexName: 'red_letters_open' });
      table.unique(['serial'], { indexName: 'red_letters_serial' });
      table.index(['blue_id', 'id'], 'red_letters_blue');
      table.index(['state', 'deadline_at', 'id'], 'red_letters_state');
      table.index(['next_at', 'id'], 'red_letters_due');
      table.index(['created_at', 'id'], 'red_letters_newest');
    });
    await db.schema.createTable('invoice_batches', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'state', 8).notNullable();
      // JSON of the filter, or null when ids were given (they are rows already).
      longTextColumn(table, 'filter');
      // How far the filter has been read: the last request id taken.
      asciiColumn(table, 'taken_to', 32);
      table.integer('rows').notNullable();
      table.integer('done').notNullable();
      table.integer('skipped').notNullable();
      asciiColumn(table, 'staff_id', 32).notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
      table.index(['started_at', 'id'], 'invoice_batches_newest');
      table.index(['state', 'id'], 'invoice_batches_state');
    });
    await db.schema.createTable('invoice_batch_rows', (table) => {
      asciiColumn(table, 'batch_id', 32).notNullable();
      asciiColumn(table, 'request_id', 32).notNullable();
      // waiting, skipped (why), let_through.
      asciiColumn(table, 'result', 12).notNullable();
      textColumn(table, 'why', 200).notNullable();
      table.primary(['batch_id', 'request_id']);
      table.index(['batch_id', 'result', 'request_id'], 'invoice_batch_rows_result');
    });
    // What a seller issued in a month, kept while invoices move: the quota meter reads this and nothing else.
    await db.schema.createTable('invoice_quota_use', (table) => {
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'month', 7).notNullable();
      // Without tax, blue of the month minus red of the same month's blues.
      table.bigInteger('used_fen').notNullable();
      table.primary(['seller_id', 'month']);
    });
    await db.schema.createTable('invoice_provider_rows', (table) => {
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'month', 7).notNullable();
      asciiColumn(table, 'number', 20).notNullable();
      asciiColumn(table, 'serial', 40).notNullable();
      table.bigInteger('net_fen').notNullable();
      table.bigInteger('tax_fen').notNullable();
      table.bigInteger('issued_at').notNullable();
      table.primary(['seller_id', 'month', 'number']);
    });
    // When a provider's own list of a month was last fetched.
    await db.schema.createTable('invoice_list_runs', (table) => {
      asciiColumn(table, 'seller_id', 32).notNullable();
      asciiColumn(table, 'month', 7).notNullable();
      asciiColumn(table, 'state', 8).notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
      textColumn(table, 'problem', 300).notNullable();
      table.primary(['seller_id', 'month']);
    });
  },
};
