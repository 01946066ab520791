import Koa from 'koa';
import { createPool } from 'mysql2/promise';
import getRawBody from 'raw-body';

/**
 * The baseline: what a careful person writes for a flash sale in an afternoon. Koa, one transaction per claim: a conditional update, an insert whose
 * key is the limit per person. No sign-in, no rights, no history. Environment: PORT, DATABASE_URL.
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

const app = new Koa();
app.use(async (ctx) => {
  const { customerId = '', templateId = '' } = JSON.parse((await getRawBody(ctx.req, { limit: 65_536 })).toString() || '{}') as Record<
    string,
    string
  >;
  if (!customerId) return;
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [taken] = await connection.execute('update bare_templates set remaining = remaining - 1 where id = ? and remaining > 0', [
      templateId,
    ]);
    const left = (taken as { affectedRows: number }).affectedRows === 1;
    if (left)
      await connection.execute('insert into bare_coupons (template_id, customer_id, claimed_at) values (?, ?, ?)', [
        templateId,
        customerId,
        Date.now(),
      ]);
    await (left ? connection.commit() : connection.rollback());
    ctx.status = left ? 200 : 409;
    ctx.body = { claimed: left };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});
app.listen(Number(PORT), '127.0.0.1');
