import type { Input } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { scopeRows } from '../../customers/index.ts';

export type RequestFilter = NonNullable<Input<'staff.invoices.start-batch'>['filter']>;

/** Requests that fit and that the caller may see; without order. */
export function filterRequests(ctx: Context, it: RequestFilter): Knex.QueryBuilder {
  const query = scopeRows(ctx, ctx.db('invoice_requests'), 'invoice_requests.customer_id');
  const column = (name: string): string => `invoice_requests.${name}`;
  if (it.states) void query.whereIn(column('state'), it.states);
  if (it.type !== undefined) void query.where(column('type'), it.type);
  if (it.sellerId !== undefined) void query.where(column('seller_id'), it.sellerId);
  if (it.check !== undefined) void query.where(column('check_result'), it.check);
  if (it.blocked === true) void query.where(column('state'), 'approved').whereNotNull(column('block'));
  if (it.blocked === false) void query.whereNull(column('block'));
  if (it.from !== undefined) void query.where(column('created_at'), '>=', it.from);
  if (it.until !== undefined) void query.where(column('created_at'), '<', it.until);
  if (it.search) search(ctx, query, it.search);
  return query;
}

/** One index for each kind of text: a number of an invoice, of an order, or else the beginning of a title. */
function search(ctx: Context, query: Knex.QueryBuilder, text: string): void {
  const requestIds = (table: string, number: string): Knex.QueryBuilder => ctx.db(table).where({ number }).select('request_id');
  if (/^\d{8,20}$/.test(text)) void query.whereIn('invoice_requests.id', requestIds('invoices', text));
  else if (/^[0-9A-Z]{26}$/i.test(text))
    void query.whereIn('invoice_requests.id', requestIds('invoice_request_sources', text.toUpperCase()));
  else void query.whereRaw("?? like ? escape '!'", ['invoice_requests.title_shown', `${text.replace(/[!%_]/g, '!$&')}%`]);
}
