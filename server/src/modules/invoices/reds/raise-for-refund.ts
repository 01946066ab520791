import type { RowPart } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { currentRules } from '../settings/rules.ts';
import { raiseRed } from './raise-red.ts';
import type { RedRow } from './tables.ts';

/**
 * Money of an invoiced order went back: what was issued over it turns red, and what is left is invoiced anew. In the refund's transaction, which waits
 * for nobody; telling it twice makes one.
 */
export async function raiseRedForRefund(ctx: Context, it: { requestId: string; sourceId: string; refundId: string | null }): Promise<void> {
  if (!ctx.transaction) throw new Error('a red letter for a refund belongs to the refund’s transaction');
  if (!(await currentRules(ctx)).redOnRefund) return;
  const blues: InvoiceRow[] = await ctx
    .db<InvoiceRow>('invoices')
    .where({ request_id: it.requestId, colour: 'blue', state: 'issued' })
    .orderBy('id');
  for (const blue of blues) if (await isAbout(ctx, blue.id, it.sourceId)) await raiseOnce(ctx, blue, it.refundId);
}

async function isAbout(ctx: Context, invoiceId: string, sourceId: string): Promise<boolean> {
  const parts = await ctx.db('invoice_rows').where({ invoice_id: invoiceId }).pluck<string[]>('parts');
  return parts.some((text) => (JSON.parse(text) as RowPart[]).some((part) => part.sourceId === sourceId));
}

/** One under way will do: it takes back the whole invoice, and what is invoiced anew is what is left then. */
export async function raiseOnce(ctx: Context, blue: InvoiceRow, refundId: string | null): Promise<void> {
  const open = await ctx.db<RedRow>('red_letters').where({ open_blue_id: blue.id }).update({ reissue: 1 });
  if (open === 1) return;
  await raiseRed(ctx, { blue, reason: 'return', cause: 'refund', causeId: refundId, reissue: true, note: '', raisedBy: null });
}
