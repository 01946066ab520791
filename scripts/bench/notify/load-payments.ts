import type { Connection } from 'mysql2/promise';
import { customerIdOf } from '../coupons/load-sale.ts';
import type { Sale } from './notices.ts';

const atOnce = 1_000;
export const payers = 2_000;

export const bareTables = [
  'create table bare_notices (id varchar(64) character set ascii primary key, body text) engine=InnoDB',
  `create table bare_payments (id varchar(32) character set ascii primary key, amount_fen bigint, status varchar(8) character set ascii,
    transaction_id varchar(32) character set ascii unique, paid_at bigint) engine=InnoDB`,
  `create table bare_orders (id varchar(32) character set ascii primary key, payment_id varchar(32) character set ascii unique,
    state varchar(10) character set ascii, paid_at bigint) engine=InnoDB`,
];

const numbered = (prefix: string, nth: number): string => `${prefix}_${String(nth).padStart(26, '0')}`;

const saleOf = (nth: number): Sale => ({
  outTradeNo: numbered('pay', nth),
  transactionId: `42${String(nth).padStart(26, '0')}`,
  openid: `o${nth % payers}`,
  totalFen: 3_800 + (nth % 50),
});

/** Orders whose payment sheet is open, on both sides: one line of goods each, as creating and `member.orders.pay` leave them. */
export async function loadPayments(connection: Connection, from: number, count: number, now: number): Promise<Sale[]> {
  const sales = Array.from({ length: count }, (_, at) => ({ nth: from + at, ...saleOf(from + at) }));
  for (let at = 0; at < count; at += atOnce) {
    const some = sales.slice(at, at + atOnce);
    await connection.query('insert into bare_payments (id, amount_fen, status) values ?', [
      some.map((it) => [it.outTradeNo, it.totalFen, 'paying']),
    ]);
    await connection.query('insert into bare_orders (id, payment_id, state) values ?', [
      some.map((it) => [numbered('ord', it.nth), it.outTradeNo, 'paying']),
    ]);
    await insert(
      connection,
      'payments',
      some.map((it) => paymentRow(it, now)),
    );
    await insert(
      connection,
      'orders',
      some.map((it) => orderRow(it, now)),
    );
    await insert(connection, 'order_lines', some.map(lineRow));
  }
  return sales;
}

type Row = Record<string, string | number | null>;

async function insert(connection: Connection, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await connection.query(`insert into ${table} (${columns.map((it) => `\`${it}\``).join(', ')}) values ?`, [
    rows.map((row) => columns.map((column) => row[column])),
  ]);
}

const paymentRow = (it: Sale & { nth: number }, now: number): Row => ({
  ...{ id: it.outTradeNo, payable_kind: 'order', payable_id: numbered('ord', it.nth), customer_id: customerIdOf(it.nth % payers) },
  ...{ openid: it.openid, amount_fen: it.totalFen, description: '明前龙井', status: 'paying', late: 0, refunded_fen: 0 },
  ...{ created_at: now, expires_at: now + 3_600_000, next_query_at: now + 3_600_000, queries: 0 },
});

const splitOf = (fen: number): object => ({
  ...{ listFen: fen, levelFen: 0, coupons: [], points: 0, pointsFen: 0, bonusFen: 0, principalFen: 0, payFen: fen },
});

const orderRow = (it: Sale & { nth: number }, now: number): Row => ({
  ...{ id: numbered('ord', it.nth), source: 'shop', source_order_no: numbered('ord', it.nth), source_updated_at: now },
  ...{ kind: 'goods', state: 'paying', refund_state: 'none', customer_id: customerIdOf(it.nth % payers) },
  ...{ origin_customer_id: customerIdOf(it.nth % payers), title: '明前龙井', pieces: 1, list_fen: it.totalFen, pay_fen: it.totalFen },
  ...{ balance_fen: 0, points: 0, paid_fen: 0, refunded_fen: 0, delivery: 'express', remark: '', earned_points: 0, earned_growth: 0 },
  price: JSON.stringify({
    lines: [{ id: numbered('oln', it.nth), goodsId: 'spu_bench', unitFen: it.totalFen, quantity: 1, ...splitOf(it.totalFen) }],
    shipping: splitOf(0),
    totals: { ...splitOf(it.totalFen), goodsFen: it.totalFen, shippingFen: 0, couponsFen: 0, dueFen: it.totalFen },
    steps: [],
  }),
  ...{ created_at: now, expires_at: now + 3_600_000 },
});

const lineRow = (it: Sale & { nth: number }): Row => ({
  ...{ id: numbered('oln', it.nth), order_id: numbered('ord', it.nth), nth: 0, title: '明前龙井', spec: '50 克', code: '' },
  ...{ unit_fen: it.totalFen, quantity: 1, refunded: 0, paid_fen: it.totalFen },
});
