import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { allTaxEntries } from './tax-codes.ts';
import type { TaxCodeRow } from './tax-codes.ts';

/** Rows already printed keep their rate: they were copied, not linked. Throws invoice.tax_code_not_found. */
export async function deleteTaxCode(ctx: Context, { id }: { id: string }): Promise<Output<'staff.invoice-settings.delete-tax-code'>> {
  await inTransaction(ctx, async (ctx) => {
    const row = await ctx.db<TaxCodeRow>('invoice_tax_codes').where({ id }).first();
    if (!row || (await ctx.db('invoice_tax_codes').where({ id }).delete()) === 0) throw new AppError('invoice.tax_code_not_found');
    const detail = { code: row.code, rateBps: String(row.rate_bps), fromOn: row.from_on };
    await writeAudit(ctx, 'invoices.tax-code-deleted', { kind: 'invoice_tax_code', id }, detail);
  });
  return { taxCodes: await allTaxEntries(ctx) };
}
