import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';

const day = 86_400_000;
const atOnce = 1_000;

export const bareTables = [
  'create table bare_templates (id varchar(32) character set ascii primary key, remaining int not null) engine=InnoDB',
  `create table bare_coupons (id bigint auto_increment primary key, template_id varchar(32) character set ascii not null,
    customer_id varchar(32) character set ascii not null, claimed_at bigint, unique key once (template_id, customer_id)) engine=InnoDB`,
];

export const customerIdOf = (nth: number): string => `cus_${String(nth).padStart(26, '0')}`;
export const tokenOf = (nth: number): string => `member-${nth}`.padEnd(43, 'x');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Members with a session each, as logging in leaves them. */
export async function loadMembers(connection: Connection, count: number, now: number): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => from + at);
    await connection.query(
      'insert into customers (id, member_no, name, name_rank, channel_kind, reach_oa, reach_mini, reach_wecom, created_at, last_seen_at) values ?',
      [some.map((nth) => [customerIdOf(nth), `8${String(nth).padStart(11, '0')}`, `顾客${nth}`, 2, 'mini_program', 0, 1, 0, now, now])],
    );
    await connection.query('insert into sessions (id, kind, token_hash, customer_id, openid, created_at, expires_at) values ?', [
      some.map((nth) => [`ses_bench${nth}`, 'member', hashOf(tokenOf(nth)), customerIdOf(nth), `o${nth}`, now, now + day]),
    ]);
  }
}

/** The same coupon on both sides: so many, one per person, open now. Answers nothing: the id is the caller's. */
export async function openSale(connection: Connection, id: string, units: number, now: number): Promise<void> {
  const rules = {
    benefit: { kind: 'amount_off', offFen: 2_000 },
    threshold: { by: 'amount', minFen: 10_000, of: 'list_price' },
    scope: { kind: 'all', include: [], excludeGoods: [] },
    stores: null,
    group: 'shop',
    combines: false,
    priority: 0,
  };
  await connection.query('insert into coupon_templates set ?', {
    ...{ id, version: 2, state: 'live', title: '满 100 减 20', note: '', rules: JSON.stringify(rules) },
    ...{ validity: JSON.stringify({ by: 'days', days: 30 }), audience: JSON.stringify({ kind: 'everybody' }) },
    ...{ claim_from: now - day, claim_until: now + day, total: units, per_person: 1, in_centre: 1, price_points: null, codes_left: null },
    ...{ budget_fen: null, worst_fen: 2_000, committed_fen: 0, issued: 0, claimed: 0, used: 0, off_fen: 0, revenue_fen: 0 },
    ...{ created_at: now, created_by: 'stf_bench' },
  });
  await connection.query('insert into bare_templates values (?, ?)', [id, units]);
}
