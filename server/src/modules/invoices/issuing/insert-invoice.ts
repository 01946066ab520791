import type { InvoiceBlock, InvoiceColour, InvoiceProvider, InvoiceState, InvoiceType } from '@lianke/shared';
import type { BuiltInvoice } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { newSerial } from './serials.ts';
import type { InvoiceLineRow, InvoiceRow } from './tables.ts';

interface NewInvoice {
  requestId: string;
  sellerId: string;
  colour: InvoiceColour;
  type: InvoiceType;
  provider: InvoiceProvider;
  state: InvoiceState;
  built: BuiltInvoice;
  remark: string;
  blueId: string | null;
  block: InvoiceBlock | null;
  nextAt: number | null;
}

/** An invoice with its rows and the number it will have at the provider, before anybody is called. In the caller's transaction. */
export async function insertInvoice(ctx: Context, it: NewInvoice): Promise<InvoiceRow> {
  const { built } = it;
  const row: InvoiceRow = {
    id: ctx.ids.next('invoice'),
    ...{ request_id: it.requestId, seller_id: it.sellerId, colour: it.colour, type: it.type, state: it.state, provider: it.provider },
    ...{ serial: newSerial(ctx, it.colour === 'red' ? 'R' : 'B'), provider_serial: null },
    ...{ net_fen: built.netFen, tax_fen: built.taxFen, total_fen: built.totalFen, remark: it.remark },
    ...{ number: null, blue_id: it.blueId, block: it.block, problem: '', retryable: 0 },
    ...{ created_at: ctx.clock.now(), submitted_at: null, issued_at: null, month: null },
    ...{ next_at: it.nextAt, queries: 0, files_done: 0, card: 'none' },
  };
  await insertOrRetry(ctx, 'a number of an invoice came twice', () => ctx.db<InvoiceRow>('invoices').insert(row));
  const lines: InvoiceLineRow[] = built.rows.map((line, at) => ({
    ...{ invoice_id: row.id, nth: at + 1, kind: line.kind, printed_name: line.printedName, tax_code: line.taxCode },
    ...{ spec: line.spec, unit: line.unit, quantity: line.quantity, unit_price: line.unitPrice },
    ...{ net_fen: line.netFen, tax_fen: line.taxFen, total_fen: line.totalFen },
    ...{ rate_bps: line.rateBps, mark: line.mark, policy: line.policy, parts: JSON.stringify(line.parts) },
  }));
  await insertRows(ctx, 'invoice_rows', lines);
  return row;
}
