import type { Context } from '../../../kernel/context.ts';
import type { IssuerAccount, Taken } from '../../../platforms/einvoice/port.ts';
import { blueOf } from '../reds/blue-of.ts';
import type { RedRow } from '../reds/tables.ts';

import { emailOf, titleOf } from '../tables.ts';
import type { RequestRow } from '../tables.ts';
import { readBuilt } from './read-built.ts';
import type { InvoiceRow } from './tables.ts';

/** Where the provider pushes what became of an invoice. */
const callbackUrl = (ctx: Context): string => `${ctx.config.publicUrl.replace(/\/$/, '')}/callbacks/einvoice/nuonuo`;

/** The call itself, blue or red. Throws platform.*; then the outcome is unknown. */
export async function callIssue(ctx: Context, account: IssuerAccount, row: InvoiceRow): Promise<Taken> {
  const provider = ctx.ports.einvoices.nuonuo;
  if (row.colour === 'red') {
    const red = await ctx.db<RedRow>('red_letters').where({ red_invoice_id: row.id }).first();
    const blue = await blueOf(ctx, row.blue_id ?? '');
    if (red?.bill_no == null || blue.number === null) throw new Error(`the red invoice ${row.id} has no confirmation`);
    return provider.issueRed(account, {
      ...{ serial: row.serial, blueNumber: blue.number, billNo: red.bill_no, billUuid: red.bill_uuid ?? '', type: row.type },
      callbackUrl: callbackUrl(ctx),
    });
  }
  const request = await ctx.db<RequestRow>('invoice_requests').where({ id: row.request_id }).first();
  if (!request) throw new Error(`the invoice ${row.id} has no request`);
  const { name, taxNo, address, phone, bank, account: bankAccount } = titleOf(ctx, request);
  return provider.issue(account, {
    ...{ serial: row.serial, type: row.type, remark: row.remark, orderedAt: row.created_at, callbackUrl: callbackUrl(ctx) },
    buyer: { name, taxNo, address, phone, bank, account: bankAccount },
    email: emailOf(ctx, request),
    rows: (await readBuilt(ctx, row)).rows,
  });
}
