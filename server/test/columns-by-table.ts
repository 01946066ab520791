import type { Knex } from 'knex';

/** The columns of every table of this database, whichever engine it is. */
export async function columnsByTable(db: Knex): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of await tablesOf(db)) found.set(table, Object.keys(await db(table).columnInfo()));
  return found;
}

async function tablesOf(db: Knex): Promise<string[]> {
  if (process.env.TEST_ENGINE === 'mysql') {
    const [rows] = (await db.raw('select table_name as name from information_schema.tables where table_schema = database()')) as [
      { name: string }[],
    ];
    return rows.map((row) => row.name);
  }
  return db('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite_%').pluck<string[]>('name');
}

/** Every text of every row of every table that contains this text: `table.column` per hit. Bytes are looked through as well. */
export async function findEverywhere(db: Knex, texts: readonly string[]): Promise<string[]> {
  const hits = new Set<string>();
  for (const table of await tablesOf(db)) {
    const rows = await db(table).select<Record<string, unknown>[]>('*');
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : typeof value === 'string' ? value : JSON.stringify(value);
        for (const needle of texts) if (text.includes(needle)) hits.add(`${table}.${column} has ${needle}`);
      }
  }
  return [...hits];
}
