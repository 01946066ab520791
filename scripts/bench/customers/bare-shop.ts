import Koa from 'koa';
import { createPool } from 'mysql2/promise';
import getRawBody from 'raw-body';

/**
 * The baseline: the best way to write just these answers by hand. Koa and mysql2, prepared statements, everything in clear, no sign-in, no rights,
 * no validation, no record of who looked: kept total, keyset, late row look-up for jumps, a table of name pieces. Environment: PORT, DATABASE_URL.
 */
const { PORT = '', DATABASE_URL = '' } = process.env;
const address = new URL(DATABASE_URL);
const pool = createPool({
  socketPath: address.searchParams.get('socketPath') ?? '',
  user: address.username,
  database: address.pathname.slice(1),
  connectionLimit: 16,
  charset: 'utf8mb4',
});
type Row = Record<string, string | number>;
type Input = Record<string, string & number & string[]>;
const all = async (sql: string, values: (string | number)[] = []): Promise<Row[]> => (await pool.execute(sql, values))[0] as Row[];
const columns =
  'c.id, c.member_no, c.name, c.phone, c.region, c.level, c.orders_count, c.paid_total_fen, c.last_order_at, c.created_at, c.last_seen_at';

async function withTags(rows: Row[]): Promise<object[]> {
  if (rows.length === 0) return [];
  const tags = await all(
    `select customer_id, name from bare_tags where customer_id in (${rows.map(() => '?').join(',')})`,
    rows.map((row) => String(row.id)),
  );
  return rows.map((row) => ({ ...row, tags: tags.filter((tag) => tag.customer_id === row.id).map((tag) => tag.name) }));
}

const total = async (): Promise<number> => Number((await all("select n from bare_totals where name = 'customers'"))[0]?.n);
const newest = 'order by c.last_seen_at desc, c.id desc limit 20';

const answers: Record<string, (input: Input) => Promise<unknown>> = {
  list: async () => ({ rows: await withTags(await all(`select ${columns} from bare_customers c ${newest}`)), total: await total() }),
  next: async ({ at, id }) => ({
    rows: await withTags(
      await all(`select ${columns} from bare_customers c where c.last_seen_at <= ? and (c.last_seen_at < ? or c.id < ?) ${newest}`, [
        at ?? 0,
        at ?? 0,
        id ?? '',
      ]),
    ),
    total: await total(),
  }),
  jump: async ({ page }) => ({
    rows: await withTags(
      await all(
        `select ${columns} from (select id from bare_customers order by last_seen_at desc, id desc limit 20 offset ${(Number(page) - 1) * 20}) p join bare_customers c on c.id = p.id`,
      ),
    ),
    total: await total(),
  }),
  phone: async ({ text }) => ({
    rows: await withTags(await all(`select ${columns} from bare_customers c where c.phone like ? limit 20`, [`${text ?? ''}%`])),
  }),
  name: async ({ text }) => {
    const pieces = [...String(text)].slice(1).map((letter, nth) => String([...String(text)][nth]) + letter);
    const grams = pieces.length > 0 ? pieces : [String(text)];
    const joins = grams.map((_, nth) => `join bare_grams g${nth} on g${nth}.customer_id = c.id and g${nth}.gram = ?`).join(' ');
    return {
      rows: await withTags(
        await all(`select ${columns} from bare_customers c ${joins} where c.name like ? ${newest}`, [...grams, `%${text ?? ''}%`]),
      ),
    };
  },
  filter: async ({ region, level, tag, since }) => {
    const where =
      'from bare_customers c join bare_tags t on t.customer_id = c.id and t.name = ? where c.region = ? and c.level = ? and c.last_order_at >= ?';
    const values = [tag ?? '', region ?? '', level ?? 0, since ?? 0];
    const [rows, count] = await Promise.all([
      all(`select ${columns} ${where} ${newest}`, values),
      all(`select count(*) as n ${where}`, values),
    ]);
    return { rows: await withTags(rows), total: count[0]?.n };
  },
  get: async ({ id }) => (await withTags(await all(`select ${columns} from bare_customers c where c.id = ?`, [id ?? ''])))[0],
  update: async ({ id, company }) => {
    await all('update bare_customers set region = ? where id = ?', [company ?? '', id ?? '']);
    return answers.get?.({ id: id ?? '' } as unknown as Input);
  },
  create: async ({ id, name, phone }) => {
    const connection = await pool.getConnection();
    const now = Date.now();
    try {
      await connection.beginTransaction();
      await connection.execute(
        'insert into bare_customers (id, member_no, name, phone, region, level, orders_count, paid_total_fen, last_order_at, created_at, last_seen_at) values (?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?)',
        [id ?? '', String(id).slice(-12), name ?? '', phone ?? '', '330100', now, now],
      );
      const letters = [...String(name)];
      const grams = [...new Set([...letters, ...letters.slice(1).map((letter, nth) => String(letters[nth]) + letter)])];
      await connection.query('insert into bare_grams (gram, customer_id) values ?', [grams.map((gram) => [gram, id])]);
      await connection.execute("insert into bare_audit (at, action, customer_id) values (?, 'created', ?)", [now, id ?? '']);
      await connection.execute("update bare_totals set n = n + 1 where name = 'customers'");
      await connection.commit();
    } finally {
      connection.release();
    }
    return { id };
  },
};

const app = new Koa();
app.use(async (ctx) => {
  const answer = answers[ctx.path.slice(1)];
  if (!answer) return ctx.throw(404);
  ctx.body = { data: await answer(JSON.parse((await getRawBody(ctx.req)).toString()) as Input) };
});
app.listen(Number(PORT), '127.0.0.1');
