import type { Migration } from '../kernel/db/migrate.ts';

/** What the shop sells, and where. */
export const catalogTables: Migration = {
  name: '20261130_0410_catalog',
  async up(db, { asciiColumn, textColumn, longTextColumn }) {
    await db.schema.createTable('stores', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'name', 40).notNullable();
      textColumn(table, 'address', 120).notNullable();
      textColumn(table, 'phone', 30).notNullable();
      textColumn(table, 'hours', 60).notNullable();
      table.integer('pickup').notNullable();
      table.integer('is_open').notNullable();
      table.unique(['name'], { indexName: 'stores_name' });
    });
    await db.schema.createTable('goods_categories', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'name', 20).notNullable();
      asciiColumn(table, 'parent_id', 32);
      table.integer('position').notNullable();
    });
    await db.schema.createTable('spus', (table) => {
      asciiColumn(table, 'id', 32).primary();
      table.integer('version').notNullable();
      textColumn(table, 'title', 60).notNullable();
      textColumn(table, 'subtitle', 100).notNullable();
      asciiColumn(table, 'category_id', 32);
      longTextColumn(table, 'image_ids').notNullable();
      longTextColumn(table, 'detail').notNullable();
      table.integer('is_on').notNullable();
      table.integer('by_express').notNullable();
      table.integer('by_pickup').notNullable();
      // Of the cheapest variant, for lists.
      table.bigInteger('from_fen').notNullable();
      table.bigInteger('sold').notNullable();
      // 19 digits and basis points; null until finance has set them.
      asciiColumn(table, 'tax_code', 19);
      table.integer('tax_rate_bps');
      table.bigInteger('created_at').notNullable();
      table.bigInteger('updated_at').notNullable();
      table.index(['is_on', 'category_id', 'id'], 'spus_by_category');
      table.index(['is_on', 'sold', 'id'], 'spus_by_sold');
      table.index(['category_id', 'id'], 'spus_category');
      table.index(['title'], 'spus_title');
    });
    await db.schema.createTable('skus', (table) => {
      asciiColumn(table, 'id', 32).primary();
      asciiColumn(table, 'spu_id', 32).notNullable();
      textColumn(table, 'spec', 40).notNullable();
      // The shop's own code; null when it has none, since empty ones may repeat.
      textColumn(table, 'code', 64);
      textColumn(table, 'barcode', 64).notNullable();
      table.bigInteger('price_fen').notNullable();
      // Null: as many as are wanted.
      table.bigInteger('stock');
      table.integer('position').notNullable();
      // Withdrawn variants stay for the orders that name them.
      table.integer('withdrawn').notNullable();
      table.unique(['code'], { indexName: 'skus_code' });
      table.index(['spu_id', 'position'], 'skus_spu');
    });
    await db.schema.createTable('goods_imports', (table) => {
      asciiColumn(table, 'id', 32).primary();
      textColumn(table, 'file_name', 200).notNullable();
      asciiColumn(table, 'status', 10).notNullable();
      asciiColumn(table, 'staff_id', 32).notNullable();
      longTextColumn(table, 'result').notNullable();
      table.integer('done').notNullable();
      table.integer('total');
      table.bigInteger('started_at').notNullable();
      table.bigInteger('finished_at');
    });
    await db.schema.createTable('goods_import_parts', (table) => {
      asciiColumn(table, 'import_id', 32).notNullable();
      table.integer('nth').notNullable();
      table.integer('bytes').notNullable();
      longTextColumn(table, 'sealed').notNullable();
      table.primary(['import_id', 'nth']);
    });
  },
};
