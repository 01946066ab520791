import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../kernel/context.ts';
import type { RequestRow } from './tables.ts';

/** What issuing needs of the requests it belongs to. */
export interface InvoiceViews {
  detail(ctx: Context, requestId: string): Promise<Output<'staff.invoices.get'>['request']>;
  member(ctx: Context, requestId: string): Promise<Output<'member.invoices.get'>['request']>;
  /** A request of a customer the calling staff may see. Throws invoice.not_found. */
  requireVisible(ctx: Context, requestId: string): Promise<RequestRow>;
  /** As the calling member of staff, without waving warnings through. Throws invoice.check_failed, check_warns, second_person, state_refused. */
  approve(ctx: Context, requestId: string): Promise<void>;
  /** Requests that fit and that the caller may see; without order. */
  filterRequests(ctx: Context, filter: NonNullable<Input<'staff.invoices.start-batch'>['filter']>): Knex.QueryBuilder;
}
