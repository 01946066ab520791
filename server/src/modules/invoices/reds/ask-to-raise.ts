import type { Context } from '../../../kernel/context.ts';
import type { IssuerAccount, Taken } from '../../../platforms/einvoice/port.ts';

import { titleOf } from '../tables.ts';
import type { RequestRow } from '../tables.ts';
import { blueOf } from './blue-of.ts';
import type { RedRow } from './tables.ts';

/** The call that raises the confirmation, over the whole of the blue. Throws platform.*; then it is asked about under the same number. */
export async function askToRaise(ctx: Context, account: IssuerAccount, red: RedRow): Promise<Taken> {
  const blue = await blueOf(ctx, red.blue_id);
  const request = await ctx.db<RequestRow>('invoice_requests').where({ id: red.request_id }).first();
  if (!request || blue.number === null) throw new Error(`the red letter ${red.id} is about nothing that was issued`);
  const { name, taxNo } = titleOf(ctx, request);
  return ctx.ports.einvoices.nuonuo.raiseRed(account, {
    ...{ serial: red.serial, blueNumber: blue.number, type: blue.type, buyer: { name, taxNo }, reason: red.reason },
    ...{ netFen: -blue.net_fen, taxFen: -blue.tax_fen },
  });
}
