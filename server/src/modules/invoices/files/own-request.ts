import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { resolveCustomerId } from '../../customers/index.ts';
import type { RequestRow } from '../tables.ts';

/** A request of the calling customer; anybody else's does not exist. Throws invoice.not_found. */
export async function ownRequest(ctx: Context, requestId: string): Promise<RequestRow> {
  const { customerId } = callingMember(ctx);
  const row = await ctx.db<RequestRow>('invoice_requests').where({ id: requestId }).first();
  if (!row?.customer_id) throw new AppError('invoice.not_found');
  const live = async (id: string): Promise<string> => (await resolveCustomerId(ctx, id)) ?? id;
  if ((await live(row.customer_id)) !== (await live(customerId))) throw new AppError('invoice.not_found');
  return row;
}
