import { createDecipheriv, verify } from 'node:crypto';
import Koa from 'koa';
import { createPool } from 'mysql2/promise';
import type { ResultSetHeader } from 'mysql2/promise';
import getRawBody from 'raw-body';

/**
 * The baseline: what a careful person writes for a payment notice in an afternoon. Koa, signature, decrypt, one transaction that marks payment and
 * order as paid and keeps the notice, and only then the answer. Environment: PORT, DATABASE_URL, API_V3_KEY, PUBLIC_KEY, PUBLIC_KEY_ID.
 */
const { PORT = '', DATABASE_URL = '', API_V3_KEY = '', PUBLIC_KEY = '', PUBLIC_KEY_ID = '' } = process.env;
const address = new URL(DATABASE_URL);
const pool = createPool({
  socketPath: address.searchParams.get('socketPath') ?? '',
  user: address.username,
  database: address.pathname.slice(1),
  connectionLimit: 16,
  charset: 'utf8mb4',
});

interface Transaction {
  out_trade_no: string;
  transaction_id: string;
  amount: { total: number };
}

const app = new Koa();
app.use(async (ctx) => {
  if (ctx.method !== 'POST') return;
  const raw = (await getRawBody(ctx.req, { limit: 65_536 })).toString();
  const [timestamp, nonce] = [ctx.get('wechatpay-timestamp'), ctx.get('wechatpay-nonce')];
  const signed = Buffer.from(`${timestamp}\n${nonce}\n${raw}\n`);
  const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300 && ctx.get('wechatpay-serial') === PUBLIC_KEY_ID;
  if (!fresh || !verify('sha256', signed, PUBLIC_KEY, Buffer.from(ctx.get('wechatpay-signature'), 'base64'))) return ctx.throw(401);
  const { id, resource } = JSON.parse(raw) as { id: string; resource: Record<'ciphertext' | 'nonce' | 'associated_data', string> };
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', API_V3_KEY, resource.nonce).setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
  const paid = JSON.parse(plain) as Transaction;
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await connection.execute('insert into bare_notices (id, body) values (?, ?)', [id, raw]);
    const [marked] = await connection.execute<ResultSetHeader>(
      "update bare_payments set status = 'paid', transaction_id = ?, paid_at = ? where id = ? and status = 'paying' and amount_fen = ?",
      [paid.transaction_id, Date.now(), paid.out_trade_no, paid.amount.total],
    );
    if (marked.affectedRows === 1)
      await connection.execute("update bare_orders set state = 'paid', paid_at = ? where payment_id = ? and state = 'paying'", [
        Date.now(),
        paid.out_trade_no,
      ]);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
  ctx.status = 204;
});
app.listen(Number(PORT), '127.0.0.1');
