import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import type { RedConfirmation } from '../../../platforms/einvoice/port.ts';
import { pace } from '../issuing/pace.ts';
import { newSerial } from '../issuing/serials.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { recordMove } from '../requests/moves.ts';
import { accountOf } from '../settings/account-of.ts';
import { findSellers } from '../settings/sellers.ts';
import { answerMs } from './apply-confirmation.ts';
import type { RedRow } from './tables.ts';

/** Buyers raise red letters in the tax bureau; nobody pushes those, so the provider is asked for them. */
export const findBuyerReds = defineJob({
  name: 'invoices.find-buyer-reds',
  lane: 'bulk',
  payload: z.object({}),
  maxAttempts: 2,
  async run(ctx) {
    for (const seller of await findSellers(ctx)) {
      if (!seller.on || seller.provider !== 'nuonuo' || !seller.secretSet) continue;
      try {
        const account = await accountOf(ctx, seller.id);
        await pace(ctx, seller.id);
        for (const found of await ctx.ports.einvoices.nuonuo.findReds(account, { raisedBy: 'buyer' })) await keep(ctx, seller.id, found);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        ctx.log.warn({ err: error, sellerId: seller.id }, 'red letters of buyers could not be looked for');
      }
    }
  },
});

export const areSellersConnected = async (ctx: Context): Promise<boolean> =>
  (await findSellers(ctx)).some((seller) => seller.on && seller.provider === 'nuonuo' && seller.secretSet);

/** A new one that waits for us, or that was agreed to elsewhere; those that came to nothing are nobody's concern. */
async function keep(ctx: Context, sellerId: string, found: RedConfirmation): Promise<void> {
  if (found.raisedBy !== 'buyer' || (found.status !== 'waiting_seller' && found.status !== 'confirmed')) return;
  await inTransaction(ctx, async (ctx) => {
    const blue = await ctx
      .db<InvoiceRow>('invoices')
      .where({ seller_id: sellerId, number: found.blueNumber, colour: 'blue', state: 'issued' })
      .first();
    if (!blue) return;
    if (await ctx.db<RedRow>('red_letters').where({ open_blue_id: blue.id }).first('id')) return;
    const now = ctx.clock.now();
    const row: RedRow = {
      id: ctx.ids.next('redLetter'),
      ...{
        blue_id: blue.id,
        open_blue_id: blue.id,
        request_id: blue.request_id,
        seller_id: sellerId,
        state: found.status,
      },
      ...{ reason: 'return', cause: 'buyer', cause_id: null, reissue: 0, note: found.text.slice(0, 200), problem: '' },
      ...{ serial: newSerial(ctx, 'C'), bill_no: found.billNo, bill_uuid: found.billUuid, red_invoice_id: null },
      ...{ raised_by: null, approved_by: null, deadline_at: (found.raisedAt ?? now) + answerMs, next_at: now, queries: 0 },
      ...{ created_at: now, settled_at: null },
    };
    await insertOrRetry(ctx, 'two red letters for one invoice at once', () => ctx.db<RedRow>('red_letters').insert(row));
    await recordMove(ctx, blue.request_id, 'red_by_buyer');
  });
}
