import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { fileViews } from '../files/file-views.ts';
import type { InvoiceRow } from '../issuing/tables.ts';

type InvoiceCard = Output<'member.invoices.get'>['request']['invoices'][number];

/** Request → its invoices, blue and red, oldest first, without those that were given up before anybody saw them. */
export async function invoicesOf(ctx: Pick<Context, 'db'>, requestIds: readonly string[]): Promise<Map<string, InvoiceRow[]>> {
  const found = new Map<string, InvoiceRow[]>(requestIds.map((id) => [id, []]));
  if (requestIds.length === 0) return found;
  const rows = await ctx
    .db<InvoiceRow>('invoices')
    .whereIn('request_id', [...requestIds])
    .whereNot({ state: 'dropped' })
    .orderBy('id');
  for (const row of rows) found.get(row.request_id)?.push(row);
  return found;
}

export async function filesOf(ctx: Pick<Context, 'db'>, invoices: Iterable<readonly InvoiceRow[]>) {
  const ids = [...invoices].flatMap((rows) => rows.map((row) => row.id));
  return ids.length === 0 ? new Map<string, InvoiceCard['files']>() : fileViews(ctx, ids);
}

export const toInvoiceCard = (row: InvoiceRow, files: InvoiceCard['files']): InvoiceCard => ({
  ...{ id: row.id, colour: row.colour, type: row.type, state: row.state, number: row.number },
  ...{ netFen: row.net_fen, taxFen: row.tax_fen, totalFen: row.total_fen, issuedAt: row.issued_at, files, card: row.card },
});
