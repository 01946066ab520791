import type { BuiltInvoice, RowPart } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { InvoiceLineRow, InvoiceRow } from './tables.ts';

/** An invoice as it was built. */
export async function readBuilt(ctx: Pick<Context, 'db'>, invoice: InvoiceRow): Promise<BuiltInvoice> {
  const rows = await ctx.db<InvoiceLineRow>('invoice_rows').where({ invoice_id: invoice.id }).orderBy('nth');
  return {
    rows: rows.map((row) => ({
      ...{ kind: row.kind, printedName: row.printed_name, taxCode: row.tax_code, spec: row.spec, unit: row.unit },
      ...{ quantity: row.quantity, unitPrice: row.unit_price, netFen: row.net_fen, taxFen: row.tax_fen, totalFen: row.total_fen },
      ...{ rateBps: row.rate_bps, mark: row.mark, policy: row.policy, parts: JSON.parse(row.parts) as RowPart[] },
    })),
    ...{ netFen: invoice.net_fen, taxFen: invoice.tax_fen, totalFen: invoice.total_fen },
  };
}
