import type { Connection } from 'mysql2/promise';
import { sampleCustomer, toBareRows, toOurRows } from './sample-shop.ts';

const id = 'varchar(32) character set ascii collate ascii_bin not null';
const bareTables = [
  `create table bare_customers (id ${id} primary key, member_no varchar(12) not null, name varchar(64) not null, phone varchar(20), region char(6), level int,
    orders_count int, paid_total_fen bigint, last_order_at bigint, created_at bigint, last_seen_at bigint,
    key by_last_seen (last_seen_at, id), key by_phone (phone), key by_region (region, level, last_order_at), unique key by_member_no (member_no)) charset utf8mb4`,
  `create table bare_grams (gram varchar(8) collate utf8mb4_bin not null, customer_id ${id}, primary key (gram, customer_id), key by_customer (customer_id)) charset utf8mb4`,
  `create table bare_tags (customer_id ${id}, name varchar(64) collate utf8mb4_bin not null, primary key (customer_id, name), key by_name (name, customer_id)) charset utf8mb4`,
  `create table bench_orders (id varchar(40) character set ascii primary key, customer_id ${id}, paid_fen bigint, paid_at bigint, key by_customer (customer_id, paid_at)) charset utf8mb4`,
  `create table bare_totals (name varchar(20) primary key, n bigint)`,
  `create table bare_audit (id bigint auto_increment primary key, at bigint, action varchar(32), customer_id ${id}) charset utf8mb4`,
];

/** Fills our tables and the baseline's with the same customers, orders and tags. Indexes are built once at the end, which is many times quicker. */
export async function loadShop(connection: Connection, count: number, now: number): Promise<void> {
  const began = Date.now();
  for (const sql of bareTables) await connection.query(sql);
  const ours = ['customers', 'identities', 'customer_name_grams', 'customer_tags'];
  const bare = ['bare_customers', 'bare_grams', 'bare_tags', 'bench_orders'];
  const tables = [...ours, ...bare];
  const rebuild: string[] = [];
  for (const table of tables) rebuild.push(await dropIndexes(connection, table));
  await connection.query('set unique_checks = 0, foreign_key_checks = 0, innodb_flush_log_at_trx_commit = 0').catch(() => undefined);
  await connection.query('set global innodb_flush_log_at_trx_commit = 0').catch(() => undefined);
  const waiting = new Map<string, Record<string, string | number | null>[]>(tables.map((table) => [table, []]));
  const flush = async (table: string): Promise<void> => {
    const rows = waiting.get(table) ?? [];
    if (rows.length === 0) return;
    waiting.set(table, []);
    const columns = Object.keys(rows[0] ?? {});
    await connection.query(`insert into ${table} (${columns.join(',')}) values ?`, [
      rows.map((row) => columns.map((column) => row[column])),
    ]);
  };
  for (let nth = 0; nth < count; nth += 1) {
    const customer = sampleCustomer(nth, now);
    for (const [table, rows] of Object.entries({ ...toOurRows(customer), ...toBareRows(customer) })) waiting.get(table)?.push(...rows);
    if (nth % 1000 === 999 || nth === count - 1) for (const table of tables) await flush(table);
  }
  for (const sql of rebuild) if (sql) await connection.query(sql);
  await connection.query("insert into kept_counts (name, count) values ('customers', ?) on duplicate key update count = values(count)", [
    count,
  ]);
  await connection.query("insert into bare_totals values ('customers', ?)", [count]);
  await connection.query(`analyze table ${tables.join(', ')}`);
  await connection.query('set global innodb_flush_log_at_trx_commit = 1').catch(() => undefined);
  console.log(
    `loaded ${count} customers, ${count * 3} orders, tags and name pieces, twice (ours and the baseline's), in ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

/** Drops a table's secondary indexes and answers the statement that makes them again. */
async function dropIndexes(connection: Connection, table: string): Promise<string> {
  const [rows] = await connection.query(`show create table ${table}`);
  const definition = (rows as Record<string, string>[])[0]?.['Create Table'] ?? '';
  const keys = [...definition.matchAll(/^ {2}((?:UNIQUE )?KEY `(\w+)` \(.*\))/gm)];
  if (keys.length === 0) return '';
  await connection.query(`alter table ${table} ${keys.map((key) => `drop key \`${key[2] ?? ''}\``).join(', ')}`);
  return `alter table ${table} ${keys.map((key) => `add ${key[1] ?? ''}`).join(', ')}`;
}
