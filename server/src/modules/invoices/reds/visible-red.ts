import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import type { RedRow } from './tables.ts';

/** A red letter about a customer the caller may see. Throws invoice.red_not_found. */
export async function visibleRed(ctx: Context, views: InvoiceViews, id: string): Promise<RedRow> {
  const row = await ctx.db<RedRow>('red_letters').where({ id }).first();
  if (!row) throw new AppError('invoice.red_not_found');
  await views.requireVisible(ctx, row.request_id).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError('invoice.red_not_found') : error;
  });
  return row;
}
