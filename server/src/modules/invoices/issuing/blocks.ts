import type { InvoiceBlock } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import { monthOf, monthSpan } from '../books/rules/months.ts';
import type { Seller, SellerRow } from '../settings/sellers.ts';
import type { RequestRow } from '../tables.ts';
import type { InvoiceRow } from './tables.ts';
import { loginRetryMs } from './when-to-ask.ts';

/** Until when it is not worth trying again by itself: a quota comes back with the month. */
const untilOf = (ctx: Pick<Context, 'clock'>, block: InvoiceBlock): number =>
  block === 'quota' ? monthSpan(monthOf(ctx.clock.now())).until : ctx.clock.now() + loginRetryMs;

/** All that waits for this seller waits now, where everybody can see it, and until when. */
export async function blockSeller(ctx: Context, seller: Pick<Seller, 'id' | 'name'>, block: InvoiceBlock, text: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const until = untilOf(ctx, block);
    await ctx.db<SellerRow>('invoice_sellers').where({ id: seller.id }).update({ block, blocked_until: until });
    await ctx
      .db<InvoiceRow>('invoices')
      .where({ seller_id: seller.id, state: 'queued', colour: 'blue' })
      .whereNotNull('next_at')
      .update({ block, next_at: until });
    await ctx
      .db<RequestRow>('invoice_requests')
      .where({ seller_id: seller.id })
      .whereIn('state', ['approved', 'issuing'])
      .update({ block });
    await raiseAlarm(ctx, {
      ...{ kind: 'invoice.blocked', matter: seller.id, about: seller.name },
      data: { block, until: String(until), text: text.slice(0, 200) },
    });
  });
}

/** What held the seller up is over: everything that waited is due. Answers how many invoices go on. In the caller's transaction. */
export async function resumeSeller(ctx: Context, sellerId: string): Promise<number> {
  await ctx.db<SellerRow>('invoice_sellers').where({ id: sellerId }).update({ block: null, blocked_until: null });
  const resumed = await ctx
    .db<InvoiceRow>('invoices')
    .where({ seller_id: sellerId, state: 'queued' })
    .whereNotNull('block')
    .update({ block: null, next_at: ctx.clock.now() });
  await ctx.db<RequestRow>('invoice_requests').where({ seller_id: sellerId }).whereNotNull('block').update({ block: null });
  await calmAlarm(ctx, { kind: 'invoice.blocked', matter: sellerId });
  return resumed;
}
