import { invoiceRequestStates } from '@lianke/shared';
import type { InvoiceBlock } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { monthOf, monthSpan } from '../books/rules/months.ts';
import { filterRequests } from '../requests/filter-requests.ts';
import type { RequestRow } from '../tables.ts';
import { toStaffInvoiceCards } from '../views/staff-cards.ts';

type Listed = Output<'staff.invoices.list'>;

const order = 'invoice-requests';
/** Beyond this "at least" is good enough, and cheap. */
const countedUpTo = 10_000;

/** Requests of customers the caller may see, newest first. */
export async function listRequests(ctx: Context, { cursor, limit = 20, ...filter }: Input<'staff.invoices.list'>): Promise<Listed> {
  const query = filterRequests(ctx, filter)
    .select('invoice_requests.*')
    .orderBy([
      { column: 'invoice_requests.created_at', order: 'desc' },
      { column: 'invoice_requests.id', order: 'desc' },
    ]);
  const key = readKeyCursor(order, 2, cursor);
  if (key) beyond(query, ['invoice_requests.created_at', 'invoice_requests.id'], key, '<');
  const rows = (await query.limit(limit + 1)) as RequestRow[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    requests: await toStaffInvoiceCards(ctx, page),
    next: rows.length > limit && last ? writeKeyCursor(order, [last.created_at, last.id]) : null,
    counts: await countStates(ctx),
    blocked: await countBlocked(ctx),
  };
}

async function countStates(ctx: Context): Promise<Listed['counts']> {
  const counts = Object.fromEntries(invoiceRequestStates.map((state) => [state, 0])) as Listed['counts'];
  for (const state of invoiceRequestStates) counts[state] = await count(ctx, filterRequests(ctx, { states: [state] }));
  return counts;
}

async function countBlocked(ctx: Context): Promise<Listed['blocked']> {
  const of = (block: InvoiceBlock): Promise<number> =>
    count(ctx, filterRequests(ctx, { blocked: true }).where('invoice_requests.block', block));
  const quotaResetsAt = monthSpan(monthOf(ctx.clock.now())).until;
  return { login: await of('login'), quota: await of('quota'), provider: await of('provider'), quotaResetsAt };
}

async function count(ctx: Pick<Context, 'db'>, matching: Knex.QueryBuilder): Promise<number> {
  const some = matching.limit(countedUpTo).select('invoice_requests.id');
  const row = (await ctx.db.from(some.as('some')).count({ count: '*' }).first()) as { count: number | string };
  return Number(row.count);
}
