import { createDecipheriv, createHash } from 'node:crypto';
import Koa from 'koa';
import { createPool } from 'mysql2/promise';
import getRawBody from 'raw-body';

/**
 * The baseline: what a careful person writes in an afternoon. Koa, signature, decrypt, and one transaction per callback that upserts the customer
 * and its timeline entry before answering. Environment: PORT, DATABASE_URL, OA_APP_ID, OA_TOKEN, OA_ENCODING_AES_KEY.
 */
const { PORT = '', DATABASE_URL = '', OA_APP_ID = '', OA_TOKEN = '', OA_ENCODING_AES_KEY = '' } = process.env;
const address = new URL(DATABASE_URL);
const pool = createPool({
  socketPath: address.searchParams.get('socketPath') ?? '',
  user: address.username,
  database: address.pathname.slice(1),
  connectionLimit: 16,
  charset: 'utf8mb4',
});
await pool.query(
  'create table if not exists bare_customers (openid varchar(64) character set ascii primary key, followed_at bigint, subscribed int, scene varchar(64)) engine=InnoDB',
);
await pool.query(
  'create table if not exists bare_timeline (id bigint auto_increment primary key, openid varchar(64) character set ascii, kind varchar(32), at bigint, index (openid)) engine=InnoDB',
);
const key = Buffer.from(`${OA_ENCODING_AES_KEY}=`, 'base64');

const app = new Koa();
app.use(async (ctx) => {
  const body = (await getRawBody(ctx.req, { limit: 65_536 })).toString();
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '';
  const { timestamp, nonce, msg_signature } = ctx.query as Record<string, string>;
  const signature = createHash('sha1').update([OA_TOKEN, timestamp, nonce, encrypted].sort().join('')).digest('hex');
  if (signature !== msg_signature) return ctx.throw(400);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const length = plain.readUInt32BE(16);
  const xml = plain.subarray(20, 20 + length).toString();
  if (
    !plain
      .subarray(20 + length)
      .toString()
      .startsWith(OA_APP_ID)
  )
    return ctx.throw(400);
  const field = (name: string): string => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? '';
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await connection.query(
      'insert into bare_customers (openid, followed_at, subscribed, scene) values (?, ?, 1, ?) on duplicate key update followed_at = values(followed_at), subscribed = 1',
      [field('FromUserName'), Number(field('CreateTime')), field('EventKey')],
    );
    await connection.query('insert into bare_timeline (openid, kind, at) values (?, ?, ?)', [
      field('FromUserName'),
      'subscribed',
      Number(field('CreateTime')),
    ]);
    await connection.commit();
  } finally {
    connection.release();
  }
  ctx.body = 'success';
});
app.listen(Number(PORT), '127.0.0.1');
