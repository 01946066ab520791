import { redOf } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { insertInvoice } from '../issuing/insert-invoice.ts';
import { readBuilt } from '../issuing/read-built.ts';
import type { SettleParts } from '../issuing/settle-document.ts';
import { settleIssued } from '../issuing/settle-issued.ts';
import { blueOf } from './blue-of.ts';
import type { RedRow } from './tables.ts';

/**
 * Both sides agreed: the red invoice, with a number of ours of its own, waits to be sent like any other. `redNumber`: the provider issued it already.
 * Once, however often it is confirmed.
 */
export async function issueRed(ctx: Context, parts: SettleParts, red: RedRow, redNumber: string | null): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const mine = await ctx
      .db<RedRow>('red_letters')
      .where({ id: red.id })
      .whereIn('state', ['submitting', 'confirmed'])
      .update({ state: 'issuing', next_at: null, queries: 0 });
    if (mine !== 1) return;
    const blue = await blueOf(ctx, red.blue_id);
    const manual = blue.provider === 'manual';
    const invoice = await insertInvoice(ctx, {
      ...{ requestId: blue.request_id, sellerId: blue.seller_id, colour: 'red', type: blue.type, provider: blue.provider, state: 'queued' },
      ...{ built: redOf(await readBuilt(ctx, blue)), remark: `被红冲蓝字数电票号码：${blue.number ?? ''}` },
      ...{ blueId: blue.id, block: null, nextAt: manual ? null : ctx.clock.now() },
    });
    await ctx.db<RedRow>('red_letters').where({ id: red.id }).update({ red_invoice_id: invoice.id });
    if (redNumber !== null) {
      await settleIssued(ctx, parts, invoice.id, { number: redNumber, issuedAt: ctx.clock.now(), providerSerial: null });
      return;
    }
  });
}
