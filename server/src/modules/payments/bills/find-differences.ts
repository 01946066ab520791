import type { Knex } from 'knex';
import type { DifferenceKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { billsAround, dayBounds, searchedUntil } from '../rules/bill-days.ts';
import type { BillSubject, DifferenceRow } from '../tables.ts';

export type Found = Pick<DifferenceRow, 'subject' | 'kind' | 'number' | 'transaction_id' | 'ours_fen' | 'theirs_fen' | 'at'>;

interface Search {
  day: string;
  subject: BillSubject;
  /** The last number of the page before. */
  after?: string;
  /** Only these. */
  numbers?: readonly string[];
  limit: number;
}

/** Where our side of a subject stands, when it counts as done, and on which day. */
const books = {
  payment: { table: 'payments', done: 'paid', at: 'paid_at' },
  refund: { table: 'payment_refunds', done: 'succeeded', at: 'settled_at' },
} as const;

/** States of a bill's line in which the money has not moved and will not. Everything in a SUCCESS bill was paid. */
const settledStates = ['SUCCESS', 'REFUND'];
const movingStates = [...settledStates, 'PROCESSING'];

interface TheirLine {
  number: string;
  transaction_id: string;
  amount_fen: number;
  state: string;
  at: number;
  ours_id: string | null;
  ours_status: string | null;
  ours_fen: number | null;
}

/** Lines of the day's bill that our books do not hold, hold with another amount, or take for something else; by number. */
export async function findTheirs(ctx: Context, search: Search): Promise<Found[]> {
  const { table, done } = books[search.subject];
  const query = ctx
    .db('bill_rows as b')
    .leftJoin(`${table} as o`, 'o.id', 'b.number')
    .where({ 'b.bill_on': search.day, 'b.subject': search.subject })
    .where((differs) => {
      void differs
        .where((gone) => gone.whereNull('o.id').whereIn('b.state', movingStates))
        .orWhereRaw('o.amount_fen <> b.amount_fen')
        .orWhere((unpaid) => unpaid.whereNot('o.status', done).whereIn('b.state', settledStates))
        .orWhere((stuck) => stuck.where('o.status', done).whereNotIn('b.state', movingStates));
    });
  narrow(query, 'b.number', search);
  const rows: TheirLine[] = await query.select(
    'b.number',
    'b.transaction_id',
    'b.amount_fen',
    'b.state',
    'b.at',
    'o.id as ours_id',
    'o.status as ours_status',
    'o.amount_fen as ours_fen',
  );
  return rows.map((row) => ({
    subject: search.subject,
    kind: kindOf(row),
    number: row.number,
    transaction_id: row.transaction_id,
    ours_fen: row.ours_fen,
    theirs_fen: row.amount_fen,
    at: row.at,
  }));
}

function kindOf(row: TheirLine): DifferenceKind {
  if (row.ours_id === null) return 'missing_here';
  return row.ours_fen === row.amount_fen ? 'status_differs' : 'amount_differs';
}

interface OurRow {
  id: string;
  amount_fen: number;
  at: number;
  transaction_id: string | null;
}

/** What our books hold for the day and no bill around it names; by number. */
export async function findOurs(ctx: Context, search: Search & { nextDayIsThere: boolean }): Promise<Found[]> {
  const { table, done, at } = books[search.subject];
  const query = ctx
    .db(`${table} as o`)
    .where('o.status', done)
    .where(`o.${at}`, '>=', dayBounds(search.day).from)
    .where(`o.${at}`, '<', searchedUntil(search.day, search.nextDayIsThere))
    .whereNotExists(
      ctx
        .db('bill_rows as b')
        .whereIn('b.bill_on', billsAround(search.day, search.subject))
        .where('b.subject', search.subject)
        .whereRaw('b.number = o.id')
        .select(ctx.db.raw('1')),
    );
  narrow(query, 'o.id', search);
  const number = search.subject === 'payment' ? 'o.transaction_id' : 'o.refund_id as transaction_id';
  const rows: OurRow[] = await query.select('o.id', 'o.amount_fen', `o.${at} as at`, number);
  return rows.map((row) => ({
    subject: search.subject,
    kind: 'missing_there',
    number: row.id,
    transaction_id: row.transaction_id,
    ours_fen: row.amount_fen,
    theirs_fen: null,
    at: row.at,
  }));
}

function narrow(query: Knex.QueryBuilder, column: string, { after, numbers, limit }: Search): void {
  if (after !== undefined) void query.where(column, '>', after);
  if (numbers) void query.whereIn(column, [...numbers]);
  void query.orderBy(column).limit(limit);
}

/** Both sides' sums of a day. */
export async function sumDay(
  ctx: Context,
  day: string,
): Promise<Record<BillSubject, { theirs: { count: number; fen: number }; ours: { count: number; fen: number } }>> {
  const { from, until } = dayBounds(day);
  const sum = async (query: Knex.QueryBuilder): Promise<{ count: number; fen: number }> => {
    const row = (await query.count({ count: '*' }).sum({ fen: 'amount_fen' }).first()) as Record<'count' | 'fen', number | string | null>;
    return { count: Number(row.count), fen: Number(row.fen ?? 0) };
  };
  const both = async (subject: BillSubject) => {
    const { table, done, at } = books[subject];
    return {
      theirs: await sum(ctx.db('bill_rows').where({ bill_on: day, subject }).whereIn('state', settledStates)),
      ours: await sum(ctx.db(table).where({ status: done }).where(at, '>=', from).where(at, '<', until)),
    };
  };
  return { payment: await both('payment'), refund: await both('refund') };
}
